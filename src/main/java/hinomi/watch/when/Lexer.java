package hinomi.watch.when;

import hinomi.watch.when.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a condition into words and signs. */
final class Lexer {

  /** The longest first. Some are slips of the pen, which the parser names. */
  private static final List<String> SIGNS =
      List.of(
          "===", "=>", "=<", "<>", "<=", ">=", "==", "!=", "&&", "||", "=", "<", ">", "!", "&", "|",
          "(", ")", ",", ":");

  private final String folded;
  private int at;

  private Lexer(String text) {
    folded = fold(text);
  }

  /** The tokens, the last of which is the end. */
  static List<Token> cut(String text) throws WhenError {
    Lexer lexer = new Lexer(text);
    List<Token> tokens = new ArrayList<>();
    do {
      tokens.add(lexer.next());
    } while (tokens.getLast().kind() != Kind.END);
    return tokens;
  }

  /** One character for one, so that places stay what they are. */
  private static String fold(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(
          switch (c) {
            case '\u3000', '\u00a0' -> ' ';
            case '、' -> ',';
            case '“', '”' -> '"';
            default -> c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c;
          });
    }
    return out.toString();
  }

  private Token next() throws WhenError {
    while (at < folded.length() && blank(folded.charAt(at))) {
      at++;
    }
    int begin = at;
    if (at == folded.length()) {
      return new Token(Kind.END, "", begin);
    }
    char c = folded.charAt(at);
    if (c == '"' || c == '\'') {
      int close = folded.indexOf(c, at + 1);
      if (close < 0) {
        throw new WhenError(begin, "quote.open");
      }
      at = close + 1;
      return new Token(Kind.QUOTED, folded.substring(begin + 1, close), begin);
    }
    String sign = sign();
    if (sign != null) {
      at += single(c) ? 1 : sign.length();
      return new Token(Kind.SIGN, sign, begin);
    }
    while (at < folded.length() && !blank(folded.charAt(at)) && sign() == null) {
      at++;
    }
    return new Token(Kind.WORD, folded.substring(begin, at), begin);
  }

  private @org.jspecify.annotations.Nullable String sign() {
    char c = folded.charAt(at);
    return switch (c) {
      case '≥', '≧' -> ">=";
      case '≤', '≦' -> "<=";
      case '≠' -> "!=";
      default ->
          SIGNS.stream().filter(sign -> folded.startsWith(sign, at)).findFirst().orElse(null);
    };
  }

  private static boolean single(char c) {
    return "≥≧≤≦≠".indexOf(c) >= 0;
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isISOControl(c);
  }
}
