package hinomi.watch.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hinomi.language.Bundles;
import hinomi.language.Language;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class WhenErrorTest {

  /**
   * A condition with a mistake.
   *
   * @param text the mistake begins at the {@code ^}, which is taken out
   * @param key of the message
   * @param says part of it in English
   */
  record Mistake(String text, String key, String says) {}

  static final List<Mistake> MISTAKES =
      List.of(
          new Mistake("^", "empty", "cvss >= 7"),
          new Mistake("^ 　", "empty", ""),
          new Mistake("kev and ^cvsss >= 7", "name.near", "“cvss”"),
          new Mistake("ＫＥＶ　ａｎｄ　^ｅｐｐｓ > 1", "name.near", "“epss”"),
          new Mistake("^unscorred", "name.near", "“unscored”"),
          new Mistake("^ssvc.exploit = poc", "name.unknown", "ssvc.exploitation"),
          new Mistake("^製品 = x", "name.unknown", "cvss, cvss.version"),
          new Mistake("^7 <= cvss", "name.first", "cvss >= 7"),
          new Mistake("kev and ^or kev", "name", "“or”"),
          new Mistake("^) kev", "name", "“)”"),
          new Mistake("^\"kev\"", "name", "“kev”"),
          new Mistake("kev and^", "name.end", "too early"),
          new Mistake("not^", "name.end", ""),
          new Mistake("cvss ^and kev", "operator", "cvss >= 7"),
          new Mistake("cvss^", "operator", "cvss >= 7"),
          new Mistake("age ^30d", "operator", "age < 30d"),
          new Mistake("cvss ^=> 7", "operator.slip", "“>=”"),
          new Mistake("cvss ^<> 7", "operator.slip", "“!=”"),
          new Mistake("kev ^& kev", "operator.slip", "“&&”"),
          new Mistake("(kev ^| kev)", "operator.slip", "“||”"),
          new Mistake("cvss ^=== 7", "operator.slip", "“=”"),
          new Mistake("cwe ^> 79", "operator.unfit", "=, !=, in, not in"),
          new Mistake("cvss ^contains 7", "operator.unfit", ">="),
          new Mistake("source ^contains jvn", "operator.unfit", ""),
          new Mistake("kev ^< yes", "operator.unfit", ""),
          new Mistake("cvss >= ^10.1", "value.number", "0 to 10"),
          new Mistake("cvss >= ^-1", "value.number", "“-1”"),
          new Mistake("cvss >= ^70%", "value.number", ""),
          new Mistake("cvss >= ^high", "value.number", ""),
          new Mistake("epss >= ^10", "value.share", "10%"),
          new Mistake("epss >= ^1e99", "value.share", ""),
          new Mistake("severity >= ^hihg", "value.near", "“high”"),
          new Mistake("severity >= ^urgent", "value.choice", "none, low, medium, high, critical"),
          new Mistake("kev = ^maybe", "value.choice", "yes, no"),
          new Mistake("av:^x", "value.choice", "n/network, a/adjacent"),
          new Mistake("cvss.version = ^5", "value.choice", "4.0"),
          new Mistake("source = ^jvm", "value.near", "“jvn”"),
          new Mistake("source in (jvn, ^security-next)", "value.choice", "cve, jvn"),
          new Mistake("cwe = ^CWE-noinfo", "value.cwe", "CWE-79"),
          new Mistake("age < ^30", "value.time", "30d"),
          new Mistake("age < ^1y", "value.time", ""),
          new Mistake("title = ^\"\"", "value.text", ""),
          new Mistake("cvss >=^", "value.none", "cvss >= 7"),
          new Mistake("(cvss >= ^)", "value.none", ""),
          new Mistake("cwe in ^79", "list", "(79, 89)"),
          new Mistake("cwe in (79 ^89)", "list.end", ""),
          new Mistake("cwe in (79, 89^", "list.end", ""),
          new Mistake("cwe in (^)", "value.none", ""),
          new Mistake("kev ^epss > 0.1", "join", "“epss”"),
          new Mistake("(kev ^epss > 0.1)", "join", "“epss”"),
          new Mistake("cvss >= 7 ^ソース", "join", "“ソース”"),
          new Mistake("kev and ^(kev or (kev)", "paren.open", ""),
          new Mistake("kev^)", "paren.extra", ""),
          new Mistake("title contains ^\"x", "quote.open", ""),
          new Mistake("known ^cvss", "known", "known(cvss)"),
          new Mistake("unknown(cvss ^and kev)", "known", "unknown(cvss)"),
          new Mistake("known(^cvs)", "name.near", "“cvss”"),
          new Mistake("(".repeat(50) + "^(kev" + ")".repeat(51), "deep", "50"),
          new Mistake("!".repeat(50) + "^!kev", "deep", "50"),
          new Mistake("k".repeat(4_000) + "^ or kev", "long", "4000"));

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void a_mistake_is_told_with_its_place_and_a_way_out(Mistake mistake) {
    WhenError error = error(mistake);
    assertThat(error.text().key()).isEqualTo(mistake.key());
    assertThat(error.offset()).isEqualTo(mistake.text().indexOf('^'));
    assertThat(error.text().in(Language.EN)).contains(mistake.says()).doesNotContain("{");
    assertThat(error.text().in(Language.JA)).doesNotContain("{").isNotEqualTo(mistake.key());
  }

  @Test
  void every_message_of_the_bundle_is_used() {
    Set<String> used =
        MISTAKES.stream().map(Mistake::key).collect(Collectors.toCollection(TreeSet::new));
    used.add("fails");
    used.add("unknown");
    assertThat(Bundles.bundle("watch/when", Language.JA).stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void any_source_may_be_named_where_no_list_is_given() throws WhenError {
    assertThat(When.parse("source = vendor.example").toString())
        .isEqualTo("source = vendor.example");
  }

  private static WhenError error(Mistake mistake) {
    return catchThrowableOfType(
        WhenError.class, () -> When.parse(mistake.text().replace("^", ""), List.of("cve", "jvn")));
  }
}
