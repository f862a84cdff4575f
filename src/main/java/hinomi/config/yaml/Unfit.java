package hinomi.config.yaml;

/** A text is not of a form in which it can be changed safely. A person has to do it. */
public final class Unfit extends Exception {
  private static final long serialVersionUID = 1L;

  public Unfit(String why) {
    super(why);
  }
}
