package hinomi.web.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import hinomi.config.ServeConfig.Oidc;
import hinomi.web.OpenGuard;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a provider says has signed in, after every check of OpenID Connect Core 1.0, section 3.1.3.7.
 *
 * @param roles what the configured claim holds
 */
record IdToken(String subject, String name, List<String> roles) {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
  private static final Duration SKEW = Duration.ofMinutes(1);
  private static final int LONGEST_NAME = 64;

  /** It is not to be believed, and why: for the log, without anything of the token itself. */
  static final class Unbelievable extends Exception {
    private static final long serialVersionUID = 1L;

    Unbelievable(String why) {
      super(why);
    }
  }

  /** No key of the provider's signed it, as far as its keys are known. */
  static final class UnknownKey extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Reads one.
   *
   * @param nonce what went with the person to the provider
   * @throws UnknownKey where newer keys might help
   */
  static IdToken read(String token, JWKSet keys, Oidc oidc, String nonce, Instant now)
      throws Unbelievable, UnknownKey {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
      check(ALGORITHMS.contains(algorithm), "it is signed with " + algorithm);
      List<JWK> candidates = new JWKSelector(JWKMatcher.forJWSHeader(jwt.getHeader())).select(keys);
      if (candidates.isEmpty()) {
        throw new UnknownKey();
      }
      boolean signed = false;
      for (JWK key : candidates) {
        signed |= jwt.verify(verifier(key));
      }
      check(signed, "the signature is wrong");
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      check(oidc.issuer().toString().equals(claims.getIssuer()), "another issuer");
      check(claims.getAudience().contains(oidc.clientId()), "for another audience");
      Object party = claims.getClaim("azp");
      check(
          party == null ? claims.getAudience().size() == 1 : party.equals(oidc.clientId()),
          "for another party");
      check(after(claims.getExpirationTime(), now.minus(SKEW)), "it has expired");
      check(!after(claims.getIssueTime(), now.plus(SKEW)), "it is of the future");
      Object said = claims.getClaim("nonce");
      check(said instanceof String text && OpenGuard.same(text, nonce), "another nonce");
      String subject = claims.getSubject();
      check(subject != null && !subject.isBlank(), "it names nobody");
      return new IdToken(
          String.valueOf(subject),
          name(claims, String.valueOf(subject)),
          roles(claims.getClaims(), oidc.rolesClaim()));
    } catch (ParseException | JOSEException e) {
      throw new Unbelievable("it cannot be read");
    }
  }

  private static void check(boolean holds, String otherwise) throws Unbelievable {
    if (!holds) {
      throw new Unbelievable(otherwise);
    }
  }

  private static boolean after(@Nullable Date date, Instant moment) {
    return date != null && date.toInstant().isAfter(moment);
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException, Unbelievable {
    return switch (key) {
      case RSAKey rsa -> new RSASSAVerifier(rsa);
      case ECKey ec -> new ECDSAVerifier(ec);
      default -> throw new Unbelievable("a key of another kind");
    };
  }

  private static String name(JWTClaimsSet claims, String subject) {
    for (String claim : List.of("preferred_username", "email", "name")) {
      if (claims.getClaim(claim) instanceof String text && !text.isBlank()) {
        String plain = text.strip().replaceAll("\\p{Cntrl}", " ");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
      }
    }
    return subject;
  }

  private static List<String> roles(Map<String, Object> claims, String path) {
    Object at = claims.get(path);
    if (at == null) {
      at = claims;
      for (String step : path.split("\\.", -1)) {
        at = at instanceof Map<?, ?> map ? map.get(step) : null;
      }
    }
    List<String> roles = new ArrayList<>();
    if (at instanceof String one) {
      roles.add(one);
    } else if (at instanceof List<?> many) {
      many.forEach(one -> roles.add(String.valueOf(one)));
    }
    return roles;
  }
}
