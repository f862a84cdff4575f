package hinomi.config.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import hinomi.Golden;
import hinomi.config.inventory.Remark.Weight;
import hinomi.language.Language;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryReaderTest {
  private static final Path FIXTURES = Path.of("src/test/resources/hinomi/config/inventory/lists");

  /** A list with its remarks as a person reads them. */
  private record Shown(Inventory inventory, List<String> japanese, List<String> leftOut) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cyclonedx.json",
        "cyclonedx.xml",
        "spdx.json",
        "spdx.spdx",
        "web1.example.jp.txt",
        "dpkg-l-db1.list",
        "app1.rpm.txt",
        "edge1.txt",
        "hosts.tsv",
        "assets.csv",
        "assets.tsv",
        "unclosed.csv"
      })
  void a_list_becomes_components(String file) throws IOException {
    Inventory inventory = InventoryReader.read(file, Files.readAllBytes(FIXTURES.resolve(file)));
    Golden.assertMatches(
        "hinomi/config/inventory/golden/" + file + ".json",
        new Shown(
            inventory,
            inventory.remarks().stream().map(r -> r.in(Language.JA)).toList(),
            inventory.leftOut().stream().map(l -> l.message().in(Language.JA)).toList()));
  }

  @Test
  void what_excel_writes_in_cp932_is_the_same_as_utf_8() throws IOException {
    assertThat(InventoryReader.read(FIXTURES.resolve("assets-cp932.csv")).components())
        .isEqualTo(InventoryReader.read(FIXTURES.resolve("assets.csv")).components())
        .hasSize(3);
  }

  @Test
  void a_table_in_utf_16_is_read() {
    byte[] bytes = "\uFEFF製品名\t版\r\nnginx\t1.24.0\r\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(InventoryReader.read("a.csv", bytes).components())
        .extracting(Component::places)
        .containsExactly("1.24.0");
  }

  @Test
  void several_hosts_are_told_by_version() throws IOException {
    Component nginx = InventoryReader.read(FIXTURES.resolve("hosts.tsv")).components().getFirst();
    assertThat(nginx.places()).isEqualTo("web1, web2: 1.24.0-1~bookworm; db1: 1.22.1-9");
    assertThat(nginx.hosts()).containsExactly("db1", "web1", "web2");
    assertThat(nginx.versions()).containsExactly("1.24.0-1~bookworm", "1.22.1-9");
  }

  @Test
  void the_same_package_of_two_files_is_one_component(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("web1.txt"), "nginx-core\t1.22.1-9\nlibssl3\t3.0.11-1\n");
    Files.writeString(folder.resolve("web2.txt"), "nginx\t1.22.1-9\n");
    Files.writeString(folder.resolve("app1.txt"), "openssl-libs-3.0.7-27.el9.x86_64\n");
    Files.writeString(folder.resolve(".hidden"), "curl\t1\n");
    Inventory inventory = InventoryReader.read(folder);
    assertThat(inventory.remarks()).isEmpty();
    assertThat(inventory.components())
        .extracting(c -> c.product() + " " + c.ecosystem().orElse("") + " " + c.places())
        .containsExactly(
            "OpenSSL rpm app1: 3.0.7-27.el9",
            "nginx deb web1, web2: 1.22.1-9",
            "OpenSSL deb web1: 3.0.11-1");
    assertThat(inventory.byProduct()).containsOnlyKeys("OpenSSL", "nginx");
    assertThat(inventory.byProduct().get("OpenSSL")).hasSize(2);
  }

  @Test
  void letter_case_and_width_do_not_make_two_products() {
    Inventory inventory =
        InventoryReader.read(
            "a.csv", "product,host\nnginx,a\nＮＧＩＮＸ,b\n".getBytes(StandardCharsets.UTF_8));
    assertThat(inventory.components()).hasSize(1);
    assertThat(inventory.components().getFirst().aliases()).isEmpty();
    assertThat(inventory.components().getFirst().places()).isEqualTo("a, b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "製品名,版,ホスト",
        "ホスト;版;製品名",
        "備考\t製品名\t番号",
        "ソフトウェア名,バージョン",
        "\"Product Name\",x",
        "ＰＲＯＤＵＣＴ,版"
      })
  void headings_may_stand_in_any_order_with_any_others(String head) {
    String row = head.replaceAll("[^,;\\t]+", "nginx");
    assertThat(
            InventoryReader.read("a", (head + "\n\n" + row + "\n").getBytes(StandardCharsets.UTF_8))
                .components())
        .extracting(Component::product)
        .containsExactly("nginx");
  }

  @Test
  void a_file_beyond_the_limit_is_not_read() {
    assertThat(error(new byte[InventoryReader.LARGEST + 1]))
        .startsWith("The file is larger than 64 MB");
  }

  @Test
  void a_workbook_says_how_to_make_a_table_of_it() {
    assertThat(error("PK\u0003\u0004 and so on".getBytes(StandardCharsets.ISO_8859_1)))
        .contains("CSV UTF-8");
  }

  @Test
  void a_compressed_list_is_to_be_unpacked(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.json.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write('{');
    }
    assertThat(error(Files.readAllBytes(file))).contains("Unpack it");
  }

  @Test
  void a_document_type_is_refused() {
    String xml =
        "<?xml version='1.0'?>\n"
            + "<!DOCTYPE bom [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n"
            + "<bom><components><component><name>&x;</name></component></components></bom>";
    Inventory inventory = InventoryReader.read("a.xml", xml.getBytes(StandardCharsets.UTF_8));
    assertThat(inventory.components()).isEmpty();
    assertThat(inventory.remarks().getFirst().in(Language.EN))
        .startsWith("a.xml:")
        .contains("DOCTYPE");
  }

  @Test
  void json_in_json_without_end_is_refused_and_what_stands_before_kept() {
    String json =
        "{\"bomFormat\":\"CycloneDX\",\n\"components\":[{\"name\":\"nginx\"},\n"
            + "{\"components\":[".repeat(2_000);
    Inventory inventory = InventoryReader.read("a.json", json.getBytes(StandardCharsets.UTF_8));
    assertThat(inventory.components()).extracting(Component::product).containsExactly("nginx");
    assertThat(inventory.remarks().getFirst().weight()).isEqualTo(Weight.ERROR);
    assertThat(inventory.remarks().getFirst().in(Language.EN))
        .startsWith("a.json:3: ")
        .contains("100 deep");
  }

  @Test
  void xml_in_xml_without_end_is_refused() {
    String xml = "<bom><components>" + "<component><components>".repeat(1_000);
    assertThat(error(xml.getBytes(StandardCharsets.UTF_8))).contains("60 deep");
  }

  @Test
  void json_that_breaks_off_keeps_what_stands_before() {
    String json = "{\"spdxVersion\":\"SPDX-2.3\",\"packages\":[{\"name\":\"nginx\"},{\"na";
    Inventory inventory = InventoryReader.read("a.json", json.getBytes(StandardCharsets.UTF_8));
    assertThat(inventory.components()).hasSize(1);
    assertThat(inventory.remarks())
        .extracting(r -> r.message().key())
        .containsExactly("json.broken");
  }

  @Test
  void every_unreadable_line_is_counted_and_the_first_are_told() {
    String list = "nginx\t1.0\n".repeat(40) + "nothing of this kind\n".repeat(30);
    Inventory inventory = InventoryReader.read("web1.txt", list.getBytes(StandardCharsets.UTF_8));
    assertThat(inventory.remarks()).extracting(Remark::line).containsExactly(41, 42, 43, 44, 45, 0);
    assertThat(inventory.remarks().getLast().in(Language.EN)).startsWith("web1.txt: 25 more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " \n", "{}", "[1]",
            "{\"@context\": \"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\"}",
        "<html><body>", "<rdf:RDF xmlns:rdf='x'/>", "<bom/>",
            "What is this?\nA letter to a friend.", "製品,版\n"
      })
  void what_holds_nothing_says_what_to_do(String text) {
    Inventory inventory = InventoryReader.read("a", text.getBytes(StandardCharsets.UTF_8));
    assertThat(inventory.components()).isEmpty();
    assertThat(inventory.remarks()).hasSize(1);
    assertThat(inventory.remarks().getFirst().in(Language.JA)).startsWith("a:");
  }

  @Test
  void bytes_that_are_no_text_are_refused() {
    assertThat(error(new byte[] {1, 0, 2})).contains("no text");
    assertThat(error(new byte[] {(byte) 0xFF, (byte) 0xFD, 0x41}))
        .contains("neither UTF-8 nor CP932");
  }

  @Test
  void an_empty_folder_is_told(@TempDir Path folder) throws IOException {
    assertThat(InventoryReader.read(folder).remarks())
        .extracting(r -> r.message().key())
        .containsExactly("folder.empty");
  }

  @Test
  void a_file_that_is_not_there_is_the_callers_to_tell() {
    assertThatIOException().isThrownBy(() -> InventoryReader.read(Path.of("target/no-such-file")));
  }

  @Test
  void half_width_kana_of_an_old_table_are_read() {
    byte[] cp932 = "ソフトウエア名,ホスト\r\nﾒｰﾙｻｰﾊﾞ,ｻｰﾊﾞ1\r\n".getBytes(Charset.forName("windows-31j"));
    assertThat(InventoryReader.read("a", cp932).components())
        .extracting(c -> c.product() + " " + c.places())
        .containsExactly("ﾒｰﾙｻｰﾊﾞ ｻｰﾊﾞ1");
  }

  private static String error(byte[] content) {
    Remark first = InventoryReader.read("a", content).remarks().getFirst();
    assertThat(first.weight()).isEqualTo(Weight.ERROR);
    return first.message().in(Language.EN);
  }
}
