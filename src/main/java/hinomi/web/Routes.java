package hinomi.web;

/** A part of the dashboard: the addresses it answers. */
@FunctionalInterface
public interface Routes {

  /** Adds them. Called once, before the server starts. */
  void add(Site site);
}
