import java.io.IOException;

/** Runs packaging/make with the Java that the build runs with. */
final class Make {
  private Make() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    System.exit(
        new ProcessBuilder("packaging/make", System.getProperty("java.home"), args[0])
            .inheritIO()
            .start()
            .waitFor());
  }
}
