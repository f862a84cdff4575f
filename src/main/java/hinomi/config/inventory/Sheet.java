package hinomi.config.inventory;

import hinomi.config.inventory.LeftOut.Reason;
import hinomi.config.inventory.Remark.Weight;
import hinomi.language.Message;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is found in one file, entry by entry. */
final class Sheet {
  /** What one file may list at most. */
  static final int MOST = 500_000;

  /** So many lines that cannot be read are told one by one. */
  private static final int TOLD = 5;

  private static final int EXAMPLES = 3;

  private final String file;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final Map<Reason, List<String>> examples = new EnumMap<>(Reason.class);
  private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
  private Optional<String> place = Optional.empty();
  private boolean keptByHand;
  private int unreadable;
  private int beyond;

  Sheet(String file) {
    this.file = file;
  }

  void add(Entry entry) {
    if (entry.name().length() > Names.LONGEST) {
      unreadable(entry.line(), "entry.long", Names.shown(entry.name()), Names.LONGEST);
    } else if (entries.size() >= MOST) {
      beyond++;
    } else {
      entries.add(entry);
    }
  }

  /** The host, or what the list describes, of every entry that names none itself. */
  void place(Optional<String> host) {
    place = host.filter(h -> h.length() <= Names.LONGEST);
  }

  /** It is a table that a person keeps. */
  void isKeptByHand() {
    keptByHand = true;
  }

  boolean keptByHand() {
    return keptByHand;
  }

  void leaveOut(Reason reason, String name) {
    counts.merge(reason, 1, Integer::sum);
    List<String> first = examples.computeIfAbsent(reason, r -> new ArrayList<>());
    if (first.size() < EXAMPLES && !first.contains(name)) {
      first.add(name);
    }
  }

  /** An entry that is lost. The first ones are told with their line, then they are counted. */
  void unreadable(int line, String key, Object... args) {
    if (unreadable++ < TOLD) {
      remark(Weight.WARNING, line, key, args);
    }
  }

  /** The file, or the rest of it, is lost. */
  void error(int line, String key, Object... args) {
    remark(Weight.ERROR, line, key, args);
  }

  void note(int line, String key, Object... args) {
    remark(Weight.NOTE, line, key, args);
  }

  List<Entry> entries() {
    return entries;
  }

  Optional<String> place() {
    return place;
  }

  Map<Reason, Integer> counts() {
    return counts;
  }

  List<String> examples(Reason reason) {
    return examples.getOrDefault(reason, List.of());
  }

  /** Everything to be told, sums last. */
  List<Remark> finish() {
    if (unreadable > TOLD) {
      remark(Weight.WARNING, 0, "entry.more", unreadable - TOLD);
    }
    if (beyond > 0) {
      error(0, "file.many", MOST, beyond);
    }
    boolean told = remarks.stream().anyMatch(r -> r.weight() == Weight.ERROR);
    if (entries.isEmpty() && !told) {
      remark(Weight.WARNING, 0, "file.none");
    }
    return remarks;
  }

  private void remark(Weight weight, int line, String key, Object... args) {
    remarks.add(new Remark(weight, file, line, Message.of(Remark.ROOM, key, args)));
  }
}
