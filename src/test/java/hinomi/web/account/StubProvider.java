package hinomi.web.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A provider of OpenID Connect on this machine, which can be told to misbehave. */
final class StubProvider implements AutoCloseable {
  static final String CLIENT = "hinomi client";
  static final String SECRET = "s3cret:/+";

  private final HttpServer server;
  private final Map<String, Map<String, String>> codes = new HashMap<>();
  private List<JWK> published;
  private JWK signing;

  /** What was asked for, in order. */
  final List<String> asked = new ArrayList<>();

  Instant now;
  UnaryOperator<JWTClaimsSet.Builder> claims = b -> b;
  UnaryOperator<String> token = t -> t;
  String issuer;

  StubProvider(Instant now) throws IOException, JOSEException {
    this.now = now;
    RSAKey rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    signing = rsa;
    published = List.of(rsa.toPublicJWK());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/office";
    server.createContext("/", this::answer);
    server.start();
  }

  URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/realms/office");
  }

  /** Signs with an elliptic key from now on, and publishes it. */
  void turnKeys() throws JOSEException {
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    signing = ec;
    published = List.of(ec.toPublicJWK());
  }

  /** Signs with a key that is published nowhere. */
  void useStrangeKey() throws JOSEException {
    signing = new RSAKeyGenerator(2048).keyID("strange").generate();
  }

  /** Signs with a key of its own under the name of the published one. */
  void forgeKey() throws JOSEException {
    signing = new RSAKeyGenerator(2048).keyID("rsa").generate();
  }

  /** A token signed with the published key as if that were a password. */
  String confused(String of) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(),
              SignedJWT.parse(of).getJWTClaimsSet());
      jwt.sign(new MACSigner(published.getFirst().toJSONString().getBytes(StandardCharsets.UTF_8)));
      return jwt.serialize();
    } catch (JOSEException | java.text.ParseException e) {
      throw new AssertionError(e);
    }
  }

  /** The same claims without a signature. */
  static String unsigned(String of) {
    try {
      return new PlainJWT(SignedJWT.parse(of).getJWTClaimsSet()).serialize();
    } catch (java.text.ParseException e) {
      throw new AssertionError(e);
    }
  }

  /** What a person does there: signs in, and comes back with a code. Returns where to. */
  String visit(String address) {
    Map<String, String> query = form(URI.create(address).getRawQuery());
    String code = "code-" + codes.size();
    codes.put(code, query);
    return "/login/company/back?code=" + code + "&state=" + query.get("state");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    String base = issuer().toString();
    String body =
        switch (path) {
          case "/realms/office/.well-known/openid-configuration" ->
              """
              {"issuer": "%s", "authorization_endpoint": "%s/auth?realm=a",
               "token_endpoint": "%s/token", "jwks_uri": "%s/keys"}
              """
                  .formatted(issuer, base, base, base);
          case "/realms/office/keys" -> new JWKSet(published).toString();
          case "/realms/office/token" -> redeem(exchange);
          default -> "";
        };
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(body.isEmpty() ? 400 : 200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String redeem(HttpExchange exchange) throws IOException {
    Map<String, String> fields =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> query = codes.remove(fields.getOrDefault("code", ""));
    String login =
        new String(
            Base64.getDecoder()
                .decode(exchange.getRequestHeaders().getFirst("Authorization").substring(6)),
            StandardCharsets.UTF_8);
    boolean well =
        query != null
            && login.equals("hinomi+client:s3cret%3A%2F%2B")
            && fields.getOrDefault("redirect_uri", "").equals(query.get("redirect_uri"))
            && challenge(fields.getOrDefault("code_verifier", ""))
                .equals(query.get("code_challenge"))
            && "S256".equals(query.get("code_challenge_method"));
    if (query == null || !well) {
      return "";
    }
    return "{\"access_token\": \"x\", \"id_token\": \"" + token.apply(signed(query)) + "\"}";
  }

  private String signed(Map<String, String> query) {
    JWTClaimsSet.Builder builder =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject("sub-1")
            .audience(CLIENT)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", query.get("nonce"))
            .claim("preferred_username", "hanako")
            .claim("realm_access", Map.of("roles", List.of("other", "vuln-operators")));
    try {
      JWSAlgorithm algorithm = signing instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(algorithm).keyID(signing.getKeyID()).build(),
              claims.apply(builder).build());
      jwt.sign(
          signing instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) signing));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> form(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
