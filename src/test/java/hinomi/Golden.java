package hinomi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import hinomi.advisory.CveId;
import hinomi.advisory.Weakness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Compares a value with a file of the tests, written as JSON. {@code -Dgolden.update=true} writes
 * the files anew.
 */
public final class Golden {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(CveId.class, ToStringSerializer.instance)
                  .addSerializer(Weakness.class, ToStringSerializer.instance))
          .changeDefaultVisibility(
              v ->
                  v.withGetterVisibility(Visibility.NONE)
                      .withIsGetterVisibility(Visibility.NONE)
                      .withFieldVisibility(Visibility.ANY))
          .changeDefaultPropertyInclusion(
              i -> i.withValueInclusion(Include.NON_EMPTY).withContentInclusion(Include.NON_NULL))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")))
          .build();

  private Golden() {}

  /**
   * Asserts that a value is what its golden file says.
   *
   * @param file below the test resources: {@code hinomi/source/jvn/plain.json}
   */
  public static void assertMatches(String file, Object value) throws IOException {
    Path golden = RESOURCES.resolve(file);
    String actual = JSON.writeValueAsString(value) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(golden.toAbsolutePath().getParent());
      Files.writeString(golden, actual);
    }
    assertThat(golden).as("golden file; -Dgolden.update=true writes it").exists();
    assertThat(actual).as(file).isEqualTo(Files.readString(golden));
  }
}
