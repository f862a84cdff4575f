package hinomi.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lets everybody do everything: for an address that only people on this machine reach. Only names
 * of this machine are answered to, so that no page elsewhere can reach it under a name of its own.
 */
public final class OpenGuard implements Guard {
  private static final Pattern LOCAL =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");

  private final String token = random();

  @Override
  public Visitor visitor(Claim claim) {
    return new Visitor("local", Role.ADMIN);
  }

  @Override
  public String token(Claim claim) {
    return token;
  }

  /** Any word does: that a page cannot send the header unasked is what counts. */
  @Override
  public boolean bearer(Claim claim) {
    return claim.header("Authorization").filter(h -> h.startsWith("Bearer ")).isPresent();
  }

  @Override
  public boolean measures(Claim claim) {
    return true;
  }

  @Override
  public boolean host(String host) {
    return LOCAL.matcher(host).matches();
  }

  @Override
  public Optional<String> signIn() {
    return Optional.empty();
  }

  @Override
  public void did(Visitor visitor, String address, String what) {}

  /** A page that tells how to make this different. */
  @Override
  public void add(Site site) {
    site.get("/account", Role.VIEWER, visit -> Reply.page("account/open.jte", Map.of()));
  }

  /** 256 bits from the system's source of randomness, in hexadecimal digits. */
  public static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The SHA-256 of some bytes, in hexadecimal digits. */
  public static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compares in a time that does not tell where two texts differ. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        other.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
