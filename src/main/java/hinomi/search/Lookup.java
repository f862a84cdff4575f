package hinomi.search;

import java.util.List;

/** What an index is asked for: tokens that must, may or must not be there. */
public sealed interface Lookup {

  /** Stands in the index of every vulnerability. */
  Token EVERY = new Token("_", false);

  /**
   * One token.
   *
   * @param text letters, digits, {@code _} and characters beyond ASCII only
   * @param open whether it is only the beginning of one
   */
  record Token(String text, boolean open) implements Lookup {}

  /** All of these. */
  record All(List<Lookup> of) implements Lookup {
    public All {
      of = List.copyOf(of);
    }
  }

  /** At least one of these. */
  record Any(List<Lookup> of) implements Lookup {
    public Any {
      of = List.copyOf(of);
    }
  }

  /** This, but none of those. */
  record Without(Lookup of, List<Token> none) implements Lookup {
    public Without {
      none = List.copyOf(none);
    }
  }
}
