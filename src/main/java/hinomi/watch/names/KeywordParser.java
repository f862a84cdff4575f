package hinomi.watch.names;

import hinomi.watch.names.KeywordExpression.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a {@link KeywordExpression}. */
final class KeywordParser {
  private static final int DEEPEST = 50;
  private static final int LONGEST = 4_000;
  private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");

  /** A word, a quoted phrase, an operator or a bracket. */
  private record Token(Kind kind, String text, int offset) {
    boolean is(Kind wanted, String word) {
      return kind == wanted && text.equals(word);
    }
  }

  private enum Kind {
    WORD,
    QUOTED,
    OPERATOR,
    BRACKET,
    END
  }

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;

  KeywordParser(String text) {
    this.text = text;
  }

  Node read() throws NameError {
    if (text.isBlank()) {
      throw new NameError(0, "keyword.empty");
    }
    if (text.length() > LONGEST) {
      throw new NameError(LONGEST, "keyword.long", LONGEST);
    }
    int unclosed = cut();
    if (tokens.stream().noneMatch(token -> token.kind() == Kind.OPERATOR)) {
      Token first = tokens.getFirst();
      boolean quoted = tokens.size() == 2 && first.kind() == Kind.QUOTED && !first.text().isEmpty();
      return new Node.Term(quoted ? first.text() : phrase(text));
    }
    if (unclosed >= 0) {
      throw new NameError(unclosed, "keyword.quote");
    }
    Node root = several(false);
    if (token().kind() != Kind.END) {
      throw unexpected();
    }
    return root;
  }

  /** Cuts the text; the place of a quotation mark that is never closed, or -1. */
  private int cut() {
    String folded = fold(text);
    int unclosed = -1;
    int i = 0;
    while (i < folded.length()) {
      int begin = i;
      char c = folded.charAt(i);
      int close = c == '"' ? folded.indexOf('"', i + 1) : -1;
      if (Character.isWhitespace(c)) {
        i++;
      } else if (c == '"' && close > 0) {
        i = close + 1;
        String inside = phrase(text.substring(begin + 1, close));
        tokens.add(new Token(Kind.QUOTED, inside, begin));
      } else if (c == '(' || c == ')') {
        tokens.add(new Token(Kind.BRACKET, String.valueOf(c), begin));
        i++;
      } else {
        unclosed = c == '"' && unclosed < 0 ? begin : unclosed;
        do {
          i++;
        } while (i < folded.length() && !ends(folded.charAt(i)));
        String word = folded.substring(begin, i);
        tokens.add(
            OPERATORS.contains(word)
                ? new Token(Kind.OPERATOR, word, begin)
                : new Token(Kind.WORD, text.substring(begin, i), begin));
      }
    }
    tokens.add(new Token(Kind.END, "", folded.length()));
    return unclosed;
  }

  private static boolean ends(char c) {
    return Character.isWhitespace(c) || c == '(' || c == ')' || c == '"';
  }

  private Node several(boolean all) throws NameError {
    List<Node> nodes = new ArrayList<>();
    do {
      nodes.add(all ? not() : several(true));
    } while (took(all ? "AND" : "OR") || (all && token().is(Kind.OPERATOR, "NOT")));
    return nodes.size() == 1 ? nodes.getFirst() : new Node.Several(all, List.copyOf(nodes));
  }

  private Node not() throws NameError {
    if (depth == DEEPEST) {
      throw new NameError(token().offset(), "keyword.deep", DEEPEST);
    }
    depth++;
    Node node;
    Token first = token();
    if (took("NOT")) {
      node = new Node.Not(not());
    } else if (first.is(Kind.BRACKET, "(")) {
      at++;
      node = several(false);
      if (token().kind() == Kind.END) {
        throw new NameError(first.offset(), "keyword.bracket");
      }
      if (!token().is(Kind.BRACKET, ")")) {
        throw unexpected();
      }
      at++;
    } else {
      node = term();
    }
    depth--;
    return node;
  }

  private Node term() throws NameError {
    if (token().kind() == Kind.QUOTED && !token().text().isEmpty()) {
      return new Node.Term(tokens.get(at++).text());
    }
    StringBuilder words = new StringBuilder();
    while (token().kind() == Kind.WORD) {
      words.append(words.isEmpty() ? "" : " ").append(tokens.get(at++).text());
    }
    if (words.isEmpty()) {
      throw token().kind() == Kind.END
          ? new NameError(token().offset(), "keyword.end")
          : new NameError(token().offset(), "keyword.term", token().text());
    }
    return new Node.Term(phrase(words.toString()));
  }

  private NameError unexpected() {
    return token().is(Kind.BRACKET, ")")
        ? new NameError(token().offset(), "keyword.bracket-extra")
        : new NameError(token().offset(), "keyword.join", token().text());
  }

  private boolean took(String operator) {
    boolean here = token().is(Kind.OPERATOR, operator);
    at += here ? 1 : 0;
    return here;
  }

  private Token token() {
    return tokens.get(at);
  }

  private static String phrase(String words) {
    return words.replaceAll("[\\s\\p{Z}]+", " ").strip();
  }

  /** Full-width forms and Japanese keyboards' quotation marks, one character for one. */
  private static String fold(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(
          switch (c) {
            case '\u3000', '\u00a0' -> ' ';
            case '“', '”' -> '"';
            default -> c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c;
          });
    }
    return out.toString();
  }
}
