package hinomi.config;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.BcryptFunction;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is kept of a password: its Argon2id hash (RFC 9106, the text form of the reference
 * implementation), or a bcrypt hash as {@code htpasswd -B} writes it. Never printed.
 */
public final class PasswordHash {
  /** Of what is made here: 19 MiB, two passes, one lane, as OWASP recommends. */
  private static final int MEMORY_KIB = 19 * 1024;

  private static final int PASSES = 2;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private static final Pattern ARGON2 =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=\\d{1,7},t=\\d{1,3},p=\\d{1,3}"
              + "\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{22,86}");
  private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

  private final String text;

  private PasswordHash(String text) {
    this.text = text;
  }

  /** Reads a hash; empty where it is none of a kind that is known. */
  public static Optional<PasswordHash> of(String text) {
    PasswordHash hash = new PasswordHash(text);
    try {
      if (ARGON2.matcher(text).matches()) {
        Argon2Function.getInstanceFromHash(text);
        return Optional.of(hash);
      }
      if (BCRYPT.matcher(text).matches()) {
        BcryptFunction.getInstanceFromHash(text);
        return Optional.of(hash);
      }
    } catch (BadParametersException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** The hash of a password, with a salt of its own. */
  public static PasswordHash make(String password) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new PasswordHash(
        Argon2Function.getInstance(MEMORY_KIB, PASSES, 1, HASH_BYTES, Argon2.ID)
            .hash(password.getBytes(StandardCharsets.UTF_8), salt)
            .getResult());
  }

  /** Whether a password is the one. Takes as long for a wrong one, wherever it differs. */
  public boolean matches(String password) {
    byte[] typed = password.getBytes(StandardCharsets.UTF_8);
    byte[] kept = text.getBytes(StandardCharsets.UTF_8);
    return text.startsWith("$argon2")
        ? Argon2Function.getInstanceFromHash(text).check(typed, kept)
        : BcryptFunction.getInstanceFromHash(text).check(typed, kept);
  }

  /** The hash itself, for the file in which it is to stand. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash hash && text.equals(hash.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
