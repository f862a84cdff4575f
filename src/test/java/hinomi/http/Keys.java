package hinomi.http;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** An authority, a certificate signed by it, and what servers and trust stores make of it. */
final class Keys {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path store;

  /**
   * @param names the subject alternative names, as {@code keytool} writes them
   */
  Keys(Path folder, String names, String... more) throws Exception {
    store = Files.createTempFile(folder, "keys", ".p12");
    Files.delete(store);
    keytool("-alias", "ca", "-dname", "CN=Fire Lookout CA", "-ext", "bc:c");
    List<String> own = new ArrayList<>();
    own.addAll(List.of("-alias", "own", "-signer", "ca", "-dname", "CN=Fire Lookout"));
    own.addAll(List.of("-ext", "san=" + names));
    own.addAll(List.of(more));
    keytool(own.toArray(String[]::new));
  }

  HttpsServer server() throws Exception {
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    keys.deleteEntry("ca");
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }

  Path pem(Path folder) throws Exception {
    String text =
        "subject=Fire Lookout\n-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(certificate().getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    Path file = Files.createTempFile(folder, "ca", ".pem");
    return Files.writeString(file, text, StandardCharsets.US_ASCII);
  }

  Path der(Path folder) throws Exception {
    return Files.write(Files.createTempFile(folder, "ca", ".crt"), certificate().getEncoded());
  }

  /** A trust store with the certificate only; a null password leaves it unprotected. */
  Path truststore(Path folder, String type, char @Nullable [] password) throws Exception {
    KeyStore trusted = KeyStore.getInstance(type);
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", certificate());
    Path file = Files.createTempFile(folder, "trust", "." + type);
    try (var out = Files.newOutputStream(file)) {
      trusted.store(out, password);
    }
    return file;
  }

  private Certificate certificate() throws Exception {
    return KeyStore.getInstance(store.toFile(), PASSWORD).getCertificate("ca");
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-genkeypair", "-keyalg", "EC"));
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", new String(PASSWORD)));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }
}
