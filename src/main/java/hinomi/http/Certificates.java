package hinomi.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The certificates in a file that an administrator was given: PEM, PKCS12, JKS or DER. */
final class Certificates {
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([^-]*)-----END", Pattern.DOTALL);
  private static final List<String> STORES = List.of("PKCS12", "JKS");
  private static final List<char[]> PASSWORDS = List.of("changeit".toCharArray(), "".toCharArray());

  private Certificates() {}

  /** All certificates found; none where the bytes are in no known form. */
  static List<X509Certificate> read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.contains("-----BEGIN ")) {
      return fromPem(text);
    }
    List<X509Certificate> stored = fromStore(bytes);
    return stored.isEmpty() ? one(bytes) : stored;
  }

  private static List<X509Certificate> fromPem(String text) {
    List<X509Certificate> found = new ArrayList<>();
    Matcher blocks = PEM.matcher(text);
    while (blocks.find()) {
      found.addAll(decoded(blocks.group(1)));
    }
    return found;
  }

  private static List<X509Certificate> decoded(String base64) {
    try {
      return one(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private static List<X509Certificate> fromStore(byte[] bytes) {
    for (String type : STORES) {
      for (char[] password : PASSWORDS) {
        List<X509Certificate> found = fromStore(bytes, type, password);
        if (!found.isEmpty()) {
          return found;
        }
      }
      List<X509Certificate> found = fromStore(bytes, type, null);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static List<X509Certificate> fromStore(
      byte[] bytes, String type, char @Nullable [] password) {
    List<X509Certificate> found = new ArrayList<>();
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(new ByteArrayInputStream(bytes), password);
      for (String alias : Collections.list(store.aliases())) {
        if (store.getCertificate(alias) instanceof X509Certificate certificate) {
          found.add(certificate);
        }
      }
    } catch (GeneralSecurityException | IOException e) {
      return List.of();
    }
    return found;
  }

  private static List<X509Certificate> one(byte[] der) {
    try {
      Certificate certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
      return certificate instanceof X509Certificate x509 ? List.of(x509) : List.of();
    } catch (GeneralSecurityException e) {
      return List.of();
    }
  }
}
