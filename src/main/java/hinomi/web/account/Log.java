package hinomi.web.account;

import hinomi.web.House;
import hinomi.web.Visit;

/** Notes what people did. */
record Log(House house) {

  /** What is noted by a word of its own; anything else is the address of something done. */
  enum Word {
    SIGNED_IN,
    SIGN_IN_FAILED,
    NO_ROLE,
    SIGNED_OUT,
    SESSION_ENDED,
    TOKEN_MADE,
    TOKEN_REMOVED
  }

  private static final int LONGEST = 500;

  void note(Visit visit, String who, Word word, String detail) {
    note(who, visit.claim().address(), detail.isEmpty() ? word.name() : word.name() + " " + detail);
  }

  void note(String who, String address, String what) {
    String line = what.replaceAll("\\p{Cntrl}", " ");
    house
        .engine()
        .store()
        .accounts()
        .note(
            house.clock().instant(),
            who,
            address,
            line.substring(0, Math.min(line.length(), LONGEST)));
  }
}
