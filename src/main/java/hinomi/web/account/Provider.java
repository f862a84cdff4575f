package hinomi.web.account;

import com.nimbusds.jose.jwk.JWKSet;
import hinomi.config.ServeConfig.Oidc;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider of OpenID Connect: the authorization code flow with PKCE, its addresses and keys from
 * its own documents (OpenID Connect Discovery 1.0).
 */
final class Provider {
  static final String BACK = "/login/company/back";
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration KEYS_AGAIN = Duration.ofMinutes(1);

  private final People people;
  private final Exchange exchange;
  private @Nullable Known known;

  Provider(People people, Exchange exchange) {
    this.people = people;
    this.exchange = exchange;
  }

  /** What its documents said, and when they were asked. */
  private record Known(URI issuer, JsonNode document, JWKSet keys, Instant at) {}

  private Oidc oidc() throws IOException {
    return people.serve().oidc().orElseThrow(() -> new IOException("no provider is configured"));
  }

  private Instant now() {
    return people.house().clock().instant();
  }

  private URI back() {
    return URI.create(people.serve().publicUrl().orElseThrow() + BACK);
  }

  /** Where a person is sent. */
  URI signIn(String state, String nonce, String verifier) throws IOException, InterruptedException {
    String address = known().document().path("authorization_endpoint").asString("");
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", oidc().clientId());
    query.put("redirect_uri", back().toString());
    query.put("scope", "openid profile email");
    query.put("state", state);
    query.put("nonce", nonce);
    query.put("code_challenge", challenge(verifier));
    query.put("code_challenge_method", "S256");
    return safe(address + (address.contains("?") ? "&" : "?") + form(query));
  }

  /** Who came back with a code. */
  IdToken redeem(String code, String verifier, String nonce)
      throws IOException, InterruptedException, IdToken.Unbelievable {
    JsonNode document = known().document();
    Oidc oidc = oidc();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "authorization_code");
    fields.put("code", code);
    fields.put("redirect_uri", back().toString());
    fields.put("code_verifier", verifier);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.put("Accept", "application/json");
    if (inBody(document)) {
      fields.put("client_id", oidc.clientId());
      fields.put("client_secret", oidc.clientSecret().reveal());
    } else {
      // RFC 6749, section 2.3.1: both are encoded as in a form before they are joined.
      String pair = encoded(oidc.clientId()) + ":" + encoded(oidc.clientSecret().reveal());
      headers.put(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    URI address = safe(document.path("token_endpoint").asString(""));
    String token =
        json(exchange.ask("POST", address, headers, form(fields))).path("id_token").asString("");
    return believed(token, nonce, oidc);
  }

  private static boolean inBody(JsonNode document) {
    JsonNode ways = document.path("token_endpoint_auth_methods_supported");
    String all = ways.toString();
    return all.contains("\"client_secret_post\"") && !all.contains("\"client_secret_basic\"");
  }

  private IdToken believed(String token, String nonce, Oidc oidc)
      throws IOException, InterruptedException, IdToken.Unbelievable {
    try {
      return IdToken.read(token, known().keys(), oidc, nonce, now());
    } catch (IdToken.UnknownKey e) {
      renew();
      try {
        return IdToken.read(token, known().keys(), oidc, nonce, now());
      } catch (IdToken.UnknownKey again) {
        throw new IdToken.Unbelievable("no key of the provider signed it");
      }
    }
  }

  private synchronized Known known() throws IOException, InterruptedException {
    Known before = known;
    URI issuer = oidc().issuer();
    if (before == null
        || !before.issuer().equals(issuer)
        || now().isAfter(before.at().plus(FRESH))) {
      before = ask(issuer);
      known = before;
    }
    return before;
  }

  /** A provider that has changed its keys is asked again, but not by every wrong token. */
  private synchronized void renew() throws IOException, InterruptedException {
    Known before = known;
    if (before == null || !now().isBefore(before.at().plus(KEYS_AGAIN))) {
      known = ask(oidc().issuer());
    }
  }

  private Known ask(URI issuer) throws IOException, InterruptedException {
    String base = issuer.toString().replaceFirst("/$", "");
    JsonNode document = get(URI.create(base + "/.well-known/openid-configuration"));
    if (!document.path("issuer").asString("").equals(issuer.toString())) {
      throw new IOException("the provider calls itself another issuer than is configured");
    }
    try {
      String keys = get(safe(document.path("jwks_uri").asString(""))).toString();
      return new Known(issuer, document, JWKSet.parse(keys), now());
    } catch (ParseException e) {
      throw new IOException("the provider's keys cannot be read", e);
    }
  }

  private JsonNode get(URI address) throws IOException, InterruptedException {
    return json(exchange.ask("GET", address, Map.of("Accept", "application/json"), null));
  }

  private static JsonNode json(Exchange.Answered answer) throws IOException {
    if (answer.status() != 200) {
      throw new IOException("the provider answered with HTTP " + answer.status());
    }
    try {
      return JsonMapper.shared().readTree(answer.body());
    } catch (JacksonException e) {
      throw new IOException("the provider's answer is not JSON", e);
    }
  }

  /** HTTPS; without it only on this machine. */
  private static URI safe(String address) throws IOException {
    try {
      URI uri = URI.create(address);
      String host = String.valueOf(uri.getHost());
      boolean here = host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
      if ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && here)) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("the provider names an address that is none", e);
    }
    throw new IOException("the provider names an address that is not https");
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
