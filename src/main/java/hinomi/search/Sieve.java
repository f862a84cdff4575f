package hinomi.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Lets through what may hold one of some texts, by a look at its words alone: of records as they
 * are stored, most need not be read. What an index would propose ({@link Proposal}) always passes.
 *
 * <p>It reads JSON in UTF-8, names of members and all. Words are told apart by their hashes: one
 * too many costs a needless look, one too few would lose something.
 */
public final class Sieve implements Predicate<List<byte[]>> {
  private static final String REGISTERED = "®";
  private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u....|.)");
  private static final int ABSENT = -1;

  /** Letters and digits of ASCII by their code, in lower case; 0 for all others. */
  private static final byte[] LETTERS = letters();

  /** Hashes of the words that are sought, in a table with gaps whose length is a power of two. */
  private final int[] hashes;

  /** The number of the word in the same place of {@link #hashes}; {@link #ABSENT} in a gap. */
  private final int[] numbers;

  /** By the number of its first word: the numbers of all words of each text. */
  private final List<List<int[]>> texts = new ArrayList<>();

  private Sieve(Collection<List<String>> all) {
    int words = all.stream().mapToInt(List::size).sum();
    hashes = new int[Integer.highestOneBit(Math.max(16, words)) * 4];
    numbers = new int[hashes.length];
    Arrays.fill(numbers, ABSENT);
    for (List<String> text : all) {
      int[] of = text.stream().mapToInt(word -> number(word.hashCode())).toArray();
      texts.get(of[0]).add(of);
    }
  }

  /** For these texts; empty where one has no word to look for, or there are none. */
  public static Optional<Sieve> of(Collection<String> texts) {
    List<List<String>> all = new ArrayList<>();
    for (String text : texts) {
      List<String> words = Proposal.words(text).stream().map(Lookup.Token::text).toList();
      if (words.isEmpty()) {
        return Optional.empty();
      }
      all.add(words);
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(new Sieve(all));
  }

  /** Whether the words of one of the texts stand in these together. */
  @Override
  public boolean test(List<byte[]> stored) {
    BitSet found = new BitSet(texts.size());
    for (byte[] json : stored) {
      if (!ascii(json, found)) {
        any(ESCAPED.matcher(new String(json, UTF_8)).replaceAll(" "), found);
      }
    }
    for (int word = found.nextSetBit(0); word >= 0; word = found.nextSetBit(word + 1)) {
      for (int[] text : texts.get(word)) {
        if (Arrays.stream(text).allMatch(found::get)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Marks the words of a text of ASCII and quotes or dashes; returns false where it has others. */
  private boolean ascii(byte[] json, BitSet found) {
    int hash = 0;
    int length = 0;
    for (int i = 0; i < json.length; i++) {
      byte b = json[i];
      if (b < 0 && !punctuation(json, i)) {
        return false;
      }
      byte letter = b < 0 ? 0 : LETTERS[b];
      if (letter != 0) {
        if (length < Units.LONGEST) {
          hash = 31 * hash + letter;
        }
        length++;
      } else {
        if (length > 0) {
          mark(hash, found);
        }
        hash = 0;
        length = 0;
        if (b == '\\') {
          i += i + 1 < json.length && json[i + 1] == 'u' ? 5 : 1;
        } else if (b < 0) {
          i += 2;
        }
      }
    }
    if (length > 0) {
      mark(hash, found);
    }
    return true;
  }

  /** Whether one of U+2000 to U+203F begins here, none of which is or becomes part of a word. */
  private static boolean punctuation(byte[] utf8, int at) {
    return utf8[at] == (byte) 0xe2 && at + 2 < utf8.length && utf8[at + 1] == (byte) 0x80;
  }

  private void any(String text, BitSet found) {
    Units.index(text, word -> mark(word, found));
    if (text.contains(REGISTERED)) {
      Units.index(text.replace(REGISTERED, ""), word -> mark(word, found));
    }
  }

  /** With its parts, and a Japanese character that may end a word. */
  private void mark(String word, BitSet found) {
    mark(word.hashCode(), found);
    Units.ascii(word, part -> mark(part.hashCode(), found));
    int first = word.codePointAt(0);
    if (Units.isIdeograph(first)) {
      mark(Character.toString(first).hashCode(), found);
    }
  }

  private void mark(int hash, BitSet found) {
    int number = numbers[place(hash)];
    if (number != ABSENT) {
      found.set(number);
    }
  }

  private int number(int hash) {
    int place = place(hash);
    if (numbers[place] == ABSENT) {
      hashes[place] = hash;
      numbers[place] = texts.size();
      texts.add(new ArrayList<>(1));
    }
    return numbers[place];
  }

  private int place(int hash) {
    int mask = hashes.length - 1;
    int place = (hash ^ (hash >>> 16)) & mask;
    while (numbers[place] != ABSENT && hashes[place] != hash) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private static byte[] letters() {
    byte[] letters = new byte[128];
    for (char c = 0; c < letters.length; c++) {
      char lower = Character.toLowerCase(c);
      if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
        letters[c] = (byte) lower;
      }
    }
    return letters;
  }
}
