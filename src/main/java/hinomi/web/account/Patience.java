package hinomi.web.account;

import hinomi.store.AccountStore;
import hinomi.store.AccountStore.Limit;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Makes whoever guesses passwords wait: by account and address together, by address, and by account
 * from wherever. The last is short, and does not hold for people who are signed in from the same
 * address, so that nobody is locked out by others.
 */
final class Patience {
  private static final Duration LONG = Duration.ofMinutes(15);
  private static final Duration SHORT = Duration.ofSeconds(30);
  private static final int FREE = 3;
  private static final int FREE_OF_ADDRESS = 20;
  private static final int FREE_OF_ACCOUNT = 30;

  private final People people;

  Patience(People people) {
    this.people = people;
  }

  private AccountStore store() {
    return people.house().engine().store().accounts();
  }

  /** Counts a try. Returns when to try again where it comes too early. */
  Optional<Instant> attempt(String name, String address, boolean known, Instant now) {
    List<Limit> limits = new ArrayList<>();
    limits.add(new Limit(pair(name, address), FREE, LONG));
    limits.add(new Limit(People.digest("address " + place(address)), FREE_OF_ADDRESS, LONG));
    if (!known) {
      limits.add(new Limit(account(name), FREE_OF_ACCOUNT, SHORT));
    }
    return store().attempt(limits, now);
  }

  /** Counts somebody who leaves for the provider. Returns when to try again. */
  Optional<Instant> leave(String address, Instant now) {
    return store().attempt(List.of(new Limit(errand(address), FREE_OF_ACCOUNT, SHORT)), now);
  }

  /** Somebody from there has come back well. */
  void back(String address) {
    store().forgive(List.of(errand(address)));
  }

  private static String errand(String address) {
    return People.digest("errand " + place(address));
  }

  /** Forgets the failures of somebody who has now come in. */
  void forgive(String name, String address) {
    store().forgive(List.of(pair(name, address), account(name)));
  }

  private static String pair(String name, String address) {
    return People.digest("pair " + place(address) + " " + name);
  }

  private static String account(String name) {
    return People.digest("account " + name);
  }

  /** Of IPv6 the first 64 bits: the rest is the visitor's own to choose. */
  private static String place(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address.replaceAll("^\\[|]$", "")).getAddress();
      return HexFormat.of().formatHex(bytes.length > 4 ? Arrays.copyOf(bytes, 8) : bytes);
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
