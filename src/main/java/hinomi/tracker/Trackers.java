package hinomi.tracker;

import java.util.List;

/** The list of tracker kinds. A new tracker is a folder beside this file, and its name here. */
public final class Trackers {
  private Trackers() {}

  /** The folders of this room, by kind. */
  public static final List<String> KINDS = List.of("redmine", "board");
}
