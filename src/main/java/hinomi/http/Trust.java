package hinomi.http;

import hinomi.language.Message;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom TLS believes: the JDK's certificate authorities, and those of {@code http.truststore}. */
final class Trust {
  private static final int LARGEST_FILE = 16 << 20;

  private final Optional<Path> truststore;
  private @Nullable SSLContext context;

  Trust(Optional<Path> truststore) {
    this.truststore = truststore;
  }

  /**
   * Reads the certificates, once.
   *
   * @throws HttpFailure when the trust store cannot be read or holds no certificate
   */
  synchronized void load(URI uri) throws HttpFailure {
    if (context == null) {
      context = build(own(uri));
    }
  }

  synchronized SSLContext context() {
    if (context == null) {
      throw new IllegalStateException("load() comes first");
    }
    return context;
  }

  private List<X509Certificate> own(URI uri) throws HttpFailure {
    if (truststore.isEmpty()) {
      return List.of();
    }
    Path file = truststore.get();
    try {
      if (Files.size(file) <= LARGEST_FILE) {
        List<X509Certificate> found = Certificates.read(Files.readAllBytes(file));
        if (!found.isEmpty()) {
          return found;
        }
      }
    } catch (IOException e) {
      throw unusable("truststore-unreadable", file, uri);
    }
    throw unusable("truststore-empty", file, uri);
  }

  private static HttpFailure unusable(String key, Path file, URI uri) {
    Message message = Message.of("http", key, file);
    return new HttpFailure(HttpFailure.Kind.TLS, uri, 0, null, false, message, null);
  }

  private static SSLContext build(List<X509Certificate> own) {
    try {
      SSLContext built = SSLContext.getInstance("TLS");
      built.init(new KeyManager[0], managers(own), null);
      return built;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrustManager[] managers(List<X509Certificate> own)
      throws GeneralSecurityException, IOException {
    TrustManager[] standard = managers((KeyStore) null);
    if (own.isEmpty()) {
      return standard;
    }
    KeyStore all = KeyStore.getInstance("PKCS12");
    all.load(null, null);
    int count = 0;
    for (TrustManager manager : standard) {
      if (manager instanceof X509TrustManager x509) {
        for (X509Certificate each : x509.getAcceptedIssuers()) {
          all.setCertificateEntry("jdk" + count++, each);
        }
      }
    }
    for (X509Certificate each : own) {
      all.setCertificateEntry("own" + count++, each);
    }
    return managers(all);
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
