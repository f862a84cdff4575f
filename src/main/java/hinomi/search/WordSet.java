package hinomi.search;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Words and where they stand, each word once. One array holds the letters of all, so that a text is
 * cut without an object for each word: an import meets a hundred million of them.
 */
final class WordSet {
  private static final int WORDS = 512;
  private static final int LETTERS = 8192;

  /** A set that has grown beyond this is made anew rather than emptied. */
  private static final int MOST_KEPT = 8 * WORDS;

  private static final int ASCII = 0x80;

  /** Nobody can know it, so nobody can write a text whose words all come to the same hash. */
  private static final int FACTOR = new SplittableRandom().nextInt() | 1;

  /** Letters and digits in lower case, nought for what stands between words. */
  private static final char[] FOLDED = folded();

  private char[] text = new char[LETTERS];
  private char[] letters = new char[LETTERS];
  private int[] starts = new int[WORDS + 1];
  private int[] hashes = new int[WORDS];
  private int[] places = new int[WORDS];

  /** Where each word is found, by its hash; the number of the word and one, nought for none. */
  private int[] slots = new int[2 * WORDS];

  private int size;
  private int end;

  private static char[] folded() {
    char[] folded = new char[ASCII];
    for (char c = 0; c < ASCII; c++) {
      folded[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }
    return folded;
  }

  /** Forgets all. */
  void clear() {
    size = 0;
    end = 0;
    if (hashes.length > MOST_KEPT) {
      starts = new int[WORDS + 1];
      hashes = new int[WORDS];
      places = new int[WORDS];
      slots = new int[2 * WORDS];
    } else {
      Arrays.fill(slots, 0);
    }
  }

  /**
   * Adds the words of a text in ASCII, as {@link Units} cuts them.
   *
   * @return false where it is none, and nothing was added
   */
  boolean addAscii(String ascii, int place) {
    int length = ascii.length();
    if (text.length < length) {
      text = new char[length];
    }
    ascii.getChars(0, length, text, 0);
    int all = 0;
    for (int i = 0; i < length; i++) {
      all |= text[i];
    }
    if (all >= ASCII) {
      return false;
    }
    makeRoom(length);
    int at = end;
    int hash = 0;
    for (int i = 0; i < length; i++) {
      char c = FOLDED[text[i]];
      if (c == 0) {
        add(at, hash, place);
        at = end;
        hash = 0;
      } else if (at - end < Units.LONGEST) {
        letters[at++] = c;
        hash = FACTOR * hash + c;
      }
    }
    add(at, hash, place);
    return true;
  }

  /** Adds a word. Returns whether it is new. */
  boolean add(String word, int place) {
    int length = word.length();
    makeRoom(length);
    word.getChars(0, length, letters, end);
    int hash = 0;
    for (int i = end; i < end + length; i++) {
      hash = FACTOR * hash + letters[i];
    }
    return add(end + length, hash, place);
  }

  private void makeRoom(int length) {
    if (letters.length - end < length) {
      letters = Arrays.copyOf(letters, Math.max(end + length, 2 * letters.length));
    }
  }

  /** Adds the word whose letters stand behind those of all others, up to here. */
  private boolean add(int to, int hash, int place) {
    if (to == end) {
      return false;
    }
    int slot = slot(hash);
    while (slots[slot] != 0) {
      int word = slots[slot] - 1;
      if (hashes[word] == hash && isLast(word, to)) {
        places[word] |= place;
        return false;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = size + 1;
    hashes[size] = hash;
    places[size] = place;
    starts[size] = end;
    size++;
    end = to;
    starts[size] = end;
    if (size == hashes.length) {
      grow();
    }
    return true;
  }

  private int slot(int hash) {
    return (hash ^ (hash >>> 15)) & (slots.length - 1);
  }

  private boolean isLast(int word, int to) {
    int from = starts[word];
    int length = to - end;
    if (starts[word + 1] - from != length) {
      return false;
    }
    int same = 0;
    while (same < length && letters[from + same] == letters[end + same]) {
      same++;
    }
    return same == length;
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, 2 * size);
    places = Arrays.copyOf(places, 2 * size);
    starts = Arrays.copyOf(starts, 2 * size + 1);
    slots = new int[4 * size];
    for (int word = 0; word < size; word++) {
      int slot = slot(hashes[word]);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = word + 1;
    }
  }

  /** How many words there are; they are numbered from nought. */
  int size() {
    return size;
  }

  /** Where a word stands: all places with which it was added. */
  int place(int word) {
    return places[word];
  }

  void appendTo(StringBuilder out, int word) {
    out.append(letters, starts[word], starts[word + 1] - starts[word]);
  }
}
