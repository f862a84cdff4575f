package hinomi.language;

import java.util.List;

/**
 * A sentence for people that does not know its language yet. Its words stand in the bundle of its
 * room, {@code hinomi/ROOM/messages_ja.properties} and {@code …_en.properties}, where {@code {0}},
 * {@code {1}} … stand for the arguments. Kept in the ledger as it is, so that a reason recorded
 * under one language reads in the other.
 *
 * @param room the bundle's folder below {@code hinomi}, for example {@code tracker/redmine}
 * @param key the key in that bundle
 * @param args what replaces {@code {0}}, {@code {1}} …; plain text, never a secret
 */
public record Message(String room, String key, List<String> args) {

  public Message {
    args = List.copyOf(args);
  }

  /** A message with its arguments as their {@code toString}. */
  public static Message of(String room, String key, Object... args) {
    return new Message(room, key, java.util.Arrays.stream(args).map(String::valueOf).toList());
  }

  /** The sentence in a language. A key that no bundle has reads as the key and its arguments. */
  public String in(Language language) {
    return Bundles.text(room, key, args, language);
  }
}
