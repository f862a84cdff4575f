package hinomi.watch.when;

import static hinomi.watch.when.Samples.BARE;
import static hinomi.watch.when.Samples.KNOWN;
import static hinomi.watch.when.Samples.NOW;
import static hinomi.watch.when.Samples.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.CvssVersion;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.language.Language;
import hinomi.language.Localized;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cvss >= 9.8",
        "cvss = 9.80",
        "cvss<10",
        "cvss > 9",
        "cvss != 5",
        "cvss in (5, 9.8)",
        "cvss.version = 3.1",
        "cvss.version = 3",
        "cvss.version >= 3",
        "cvss.version < 4",
        "severity = critical",
        "SEVERITY >= High",
        "severity:critical",
        "av:n",
        "AV:N",
        "cvss.av = network",
        "cvss.ui = R",
        "ui != n",
        "cvss.au = n",
        "a:h",
        "epss >= 25%",
        "epss > 2.4e-1",
        "epss.percentile > .95",
        "kev",
        "kev = true",
        "kev != no",
        "kev.ransomware",
        "ssvc.exploitation >= poc",
        "ssvc.exploitation < active",
        "ssvc.automatable",
        "ssvc.impact = total",
        "cwe = 89",
        "cwe = CWE-89",
        "cwe in (79, 89)",
        "cwe != 79",
        "cwe not in (79, 20)",
        "source = jvn",
        "source = cve",
        "source not in (jpcert, kev)",
        "age >= 10d",
        "age < 2w",
        "age = 240h",
        "title contains プラグイン",
        "title contains \"sample server\"",
        "vendor = 'red hat'",
        "vendor contains red",
        "product in (\"Sample Server\", other)",
        "summary contains code",
        "scored",
        "known(epss)",
        "not unscored",
        "kev and cvss > 9 or cvss < 1",
        "cvss < 1 or cvss > 9 and kev",
        "not (cvss < 1 or not kev)",
        "!unscored && (kev || cvss < 1)",
        "ＣＶＳＳ　≧　７．０　ａｎｄ　（ｋｅｖ　ｏｒ　ａｖ：ｎ）",
        "cwe in（79、89）",
        "title contains ”プラグイン”",
        "cvss ≠ 3 and cvss ≤ 9.8",
      })
  void it_holds(String text) throws WhenError {
    assertThat(When.parse(text).judge(KNOWN, NOW)).isEqualTo(new Answer.Holds());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cvss > 9.8",
        "cvss.version = 4",
        "cvss.version = 3.0",
        "cvss.version > 3",
        "severity < critical",
        "av:l",
        "cvss.a = c",
        "epss >= 0.26",
        "not kev",
        "kev = no",
        "ssvc.exploitation = active",
        "cwe = 79",
        "cwe != 89",
        "cwe not in (79, 89)",
        "source = jpcert",
        "source != jvn",
        "age < 10d",
        "age > 10d",
        "title contains serve",
        "title contains lug",
        "product = Sample",
        "summary contains \"remote code\"",
        "unscored",
        "unknown(cwe)",
        "kev and (cvss < 1 or cvss.version = 2)",
        "not kev or cvss < 1",
      })
  void it_fails(String text) throws WhenError {
    assertThat(When.parse(text).judge(KNOWN, NOW)).isInstanceOf(Answer.Fails.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cvss >= 7",
        "cvss < 7",
        "not cvss >= 7",
        "severity = none",
        "cvss.version = 3",
        "av:n",
        "epss < 1",
        "epss.percentile > 0",
        "ssvc.automatable",
        "not ssvc.impact = total",
        "ssvc.exploitation = none",
        "cwe != 79",
        "title contains x",
        "vendor = x",
        "cvss > 7 and source = cve",
        "source = cve and not cvss > 7",
        "cvss > 7 or kev",
        "cvss > 7 or epss > 0.1",
      })
  void what_is_not_known_is_unknown(String text) throws WhenError {
    assertThat(When.parse(text).judge(BARE, NOW)).isInstanceOf(Answer.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unscored",
        "not scored",
        "unknown(epss) and unknown(cwe)",
        "not kev",
        "cvss > 7 or source = cve",
        "source = cve or cvss > 7",
        "not (kev and cvss > 7)",
        "(cvss > 7 and kev) or unscored",
      })
  void what_is_not_known_matters_only_where_it_decides(String text) throws WhenError {
    assertThat(When.parse(text).judge(BARE, NOW)).isEqualTo(new Answer.Holds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cvss > 7 and kev", "kev and cvss > 7", "known(cvss) and cvss > 7"})
  void a_part_that_fails_settles_it_whatever_is_not_known(String text) throws WhenError {
    assertThat(When.parse(text).judge(BARE, NOW)).isInstanceOf(Answer.Fails.class);
  }

  @Test
  void a_failure_names_the_first_part_that_decided_and_what_it_saw() throws WhenError {
    assertThat(fails("kev and cvss >= 9.9 and not kev", KNOWN))
        .isEqualTo("“cvss >= 9.9” does not hold (cvss: 9.8)");
    assertThat(fails("kev and not (cwe = 89 and kev)", KNOWN))
        .isEqualTo("“not (cwe = CWE-89 and kev)” does not hold (cwe: CWE-89, CWE-352; kev: yes)");
    assertThat(fails("source = cve and (kev or age < 1d)", BARE))
        .isEqualTo("“kev or age < 1d” does not hold (kev: no; age: 10d)");
    assertThat(fails("known(cvss)", BARE)).isEqualTo("“known(cvss)” does not hold (cvss: ?)");
    Answer.Fails japanese = (Answer.Fails) When.parse("kev").judge(BARE, NOW);
    assertThat(japanese.because().in(Language.JA)).isEqualTo("「kev」を満たしていません（kev: no）");
  }

  @Test
  void what_cannot_be_told_names_what_is_lacking() throws WhenError {
    assertThat(lacking("source = cve and cvss >= 7", BARE))
        .isEqualTo(
            "“cvss >= 7” cannot be told yet, because cvss is not known; it counts as holding, so"
                + " that nothing is missed");
    assertThat(lacking("kev or cvss >= 7 or epss > 0.1", BARE))
        .startsWith("“kev or cvss >= 7 or epss > 0.1” cannot be told yet, because cvss, epss is");
  }

  @Test
  void long_values_of_others_are_cut_in_what_is_said() throws WhenError {
    Vulnerability wordy = Samples.of(advisory("cve").title(Localized.en("𠮷".repeat(500))));
    assertThat(fails("title contains x", wordy)).hasSizeLessThan(300).contains("𠮷…");
  }

  @Test
  void the_score_that_counts_is_the_highest_of_the_newest_version() throws WhenError {
    Vulnerability several =
        Samples.of(
            advisory("cve")
                .scores(
                    List.of(
                        new Score(CvssVersion.V4_0, 6.1, null, "a"),
                        new Score(CvssVersion.V3_1, 9.0, "CVSS:3.1/AV:P/AC:L", "b"),
                        new Score(CvssVersion.V4_0, 6.3, "CVSS:4.0/AC:H/AT:P", "c"))));
    assertThat(
            When.parse("cvss = 6.3 and severity = medium and cvss.version = 4").judge(several, NOW))
        .isEqualTo(new Answer.Holds());
    assertThat(When.parse("av:p and ac:h and at:p").judge(several, NOW))
        .as("each metric of the first vector that has it")
        .isEqualTo(new Answer.Holds());
  }

  @Test
  void words_of_others_that_are_no_values_are_not_known() throws WhenError {
    Vulnerability odd =
        Samples.of(
            advisory("cve")
                .scores(List.of(new Score(CvssVersion.V3_1, 7.0, "//AV:/AV:Q/%/AC", "x")))
                .facts(List.of(new Enrichment.Ssvc("perhaps", "", "both"))));
    assertThat(When.parse("av:n").judge(odd, NOW)).isInstanceOf(Answer.Unknown.class);
    assertThat(When.parse("ac:h").judge(odd, NOW)).isInstanceOf(Answer.Unknown.class);
    assertThat(When.parse("ssvc.exploitation = none or ssvc.automatable").judge(odd, NOW))
        .isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void what_is_published_in_the_future_is_new() throws WhenError {
    assertThat(When.parse("age < 1h").judge(BARE, Samples.PUBLISHED.minusSeconds(90_000)))
        .isEqualTo(new Answer.Holds());
  }

  @Test
  void conditions_that_say_the_same_are_equal() throws WhenError {
    When one = When.parse("kev or cvss>=7.0 and not (av:n) and epss > 10%");
    When other = When.parse("  KEV || (CVSS ≥ 7 && !cvss.av == Network && epss > 0.10) ");
    assertThat(other).isEqualTo(one).hasSameHashCodeAs(one);
    assertThat(other.toString()).isEqualTo("kev or (cvss >= 7 and not cvss.av = n and epss > 0.1)");
    assertThat(other.text()).startsWith("KEV ||").doesNotEndWith(" ");
    assertThat(When.parse("(kev or cvss >= 7) and not av:n")).isNotEqualTo(one);
    assertThat(When.parse("kev = yes")).isEqualTo(When.parse("kev"));
    assertThat(When.parse("unscored")).isEqualTo(When.parse("unknown(cvss)"));
  }

  @Test
  void a_normal_form_can_be_read_again() throws WhenError {
    for (String text :
        List.of(
            "not (a:h or kev) and (kev or ui:r) and not kev",
            "vendor = \"it's\" or vendor = '5\" disk' or vendor = and",
            "cvss.version = 3 or age < 36h or age > 90s",
            "kev not in (no)")) {
      When when = When.parse(text);
      assertThat(When.parse(when.toString())).isEqualTo(when);
    }
  }

  private static String fails(String text, Vulnerability v) throws WhenError {
    return ((Answer.Fails) When.parse(text).judge(v, NOW)).because().in(Language.EN);
  }

  private static String lacking(String text, Vulnerability v) throws WhenError {
    return ((Answer.Unknown) When.parse(text).judge(v, NOW)).lacking().in(Language.EN);
  }
}
