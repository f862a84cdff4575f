package hinomi.watch.names;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Keywords joined by AND, OR and NOT, as in {@code "log4j" AND NOT plugin}. The operators are
 * written in capitals; NOT binds before AND, AND before OR; {@code a NOT b} is {@code a AND NOT b};
 * words beside each other are one phrase. A text without operators is one keyword as it stands,
 * brackets and all. Immutable; equal where the same is said in the same order.
 */
public final class KeywordExpression {
  private final Node root;

  private KeywordExpression(Node root) {
    this.root = root;
  }

  /**
   * Reads an expression.
   *
   * @throws NameError where it cannot be understood, or would hold where no term is found at all
   */
  public static KeywordExpression parse(String text) throws NameError {
    Node root = new KeywordParser(text).read();
    if (root.holds(term -> false)) {
      throw new NameError(0, "keyword.not-alone");
    }
    return new KeywordExpression(root);
  }

  /** Every term, as written but for its quotes, in order: what to look for. */
  public Set<String> terms() {
    Set<String> terms = new LinkedHashSet<>();
    root.collect(terms, true, true);
    return Collections.unmodifiableSet(terms);
  }

  /** The only keyword, where there is nothing but one. */
  public Optional<String> single() {
    return root instanceof Node.Term term ? Optional.of(term.word()) : Optional.empty();
  }

  /**
   * Terms of which at least one is found wherever it holds: the fewest and longest, so that it need
   * not be asked more often than that.
   */
  public Set<String> triggers() {
    return root.triggers().orElseGet(this::terms);
  }

  /** The terms that speak for it where they are found; those under NOT speak against it. */
  public Set<String> wanted() {
    Set<String> terms = new LinkedHashSet<>();
    root.collect(terms, true, false);
    return Collections.unmodifiableSet(terms);
  }

  /**
   * Whether it holds.
   *
   * @param found tells of each of {@link #terms} whether it was found
   */
  public boolean holds(Predicate<String> found) {
    return root.holds(found);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeywordExpression e && e.root.equals(root);
  }

  @Override
  public int hashCode() {
    return root.hashCode();
  }

  /** The expression in its normal form. */
  @Override
  public String toString() {
    return root instanceof Node.Term term ? term.word() : root.toString();
  }

  /** A part of an expression. */
  sealed interface Node {
    boolean holds(Predicate<String> found);

    /**
     * Collects terms.
     *
     * @param positive whether this part speaks for the whole
     * @param both whether terms that speak against it are collected too
     */
    void collect(Set<String> into, boolean positive, boolean both);

    /** Terms without any of which it cannot hold; empty where it may hold without any term. */
    Optional<Set<String>> triggers();

    /** How rarely one of these is found: as rarely as the shortest, and each makes it likelier. */
    private static int worth(Set<String> terms) {
      return terms.stream().mapToInt(String::length).min().orElse(0) * 4 - terms.size();
    }

    /** One term. */
    record Term(String word) implements Node {
      @Override
      public boolean holds(Predicate<String> found) {
        return found.test(word);
      }

      @Override
      public void collect(Set<String> into, boolean positive, boolean both) {
        if (positive || both) {
          into.add(word);
        }
      }

      @Override
      public Optional<Set<String>> triggers() {
        return Optional.of(Set.of(word));
      }

      @Override
      public String toString() {
        return '"' + word + '"';
      }
    }

    /** The opposite. */
    record Not(Node node) implements Node {
      @Override
      public boolean holds(Predicate<String> found) {
        return !node.holds(found);
      }

      @Override
      public void collect(Set<String> into, boolean positive, boolean both) {
        node.collect(into, !positive, both);
      }

      @Override
      public Optional<Set<String>> triggers() {
        return Optional.empty();
      }

      @Override
      public String toString() {
        return "NOT " + node;
      }
    }

    /** All or any of two or more. */
    record Several(boolean all, List<Node> nodes) implements Node {
      @Override
      public boolean holds(Predicate<String> found) {
        return all
            ? nodes.stream().allMatch(node -> node.holds(found))
            : nodes.stream().anyMatch(node -> node.holds(found));
      }

      @Override
      public void collect(Set<String> into, boolean positive, boolean both) {
        nodes.forEach(node -> node.collect(into, positive, both));
      }

      @Override
      public Optional<Set<String>> triggers() {
        List<Optional<Set<String>>> each = nodes.stream().map(Node::triggers).toList();
        if (all) {
          return each.stream().flatMap(Optional::stream).max(Comparator.comparingInt(Node::worth));
        }
        Set<String> any = new LinkedHashSet<>();
        each.stream().flatMap(Optional::stream).forEach(any::addAll);
        return each.stream().allMatch(Optional::isPresent) ? Optional.of(any) : Optional.empty();
      }

      @Override
      public String toString() {
        return nodes.stream()
            .map(Node::toString)
            .collect(Collectors.joining(all ? " AND " : " OR ", "(", ")"));
      }
    }
  }
}
