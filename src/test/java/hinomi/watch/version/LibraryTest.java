package hinomi.watch.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nscuro.versatile.VersionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryTest {

  @ParameterizedTest
  @CsvSource({
    "SEMVER, 1.0.0-rc.2, 1.0.0-rc.10, BEFORE",
    "SEMVER, 1.0.0-rc.1, 1.0.0, BEFORE",
    "SEMVER, 1.0.0-1, 1.0.0-alpha, BEFORE",
    "MAVEN, 1.0-SNAPSHOT, 1.0, BEFORE",
    "MAVEN, 2.0.0.RELEASE, 2.0.0, SAME",
    "MAVEN, 31.1-jre, 32.0.0-android, BEFORE",
    "PYPI, 1.0rc1, 1.0, BEFORE",
    "PYPI, 1.0.post1, 1.0, AFTER",
    "PYPI, 1.0.dev1, 1.0a1, BEFORE",
    "PYPI, 1!0.5, 2.0, AFTER",
    "NUGET, 1.0.0, 1.0.0.0, SAME",
    "RPM, 1:1.20.1-14.el9, 1:1.20.1-20.el9, BEFORE",
    "RPM, 0:4.18.0-372.80.1.el8_6, 4.18.0-372.9.1.el8, AFTER",
    "RPM, 1.0~rc1-1, 1.0-1, BEFORE",
    "DEB, 3.0.11-1~deb12u2, 3.0.11-1~deb12u10, BEFORE",
    "DEB, 3.0.11-1~deb12u2, 3.0.11-1, BEFORE",
    "DEB, 1.0+dfsg-1, 1.0-1, AFTER",
    "APK, 1.2.3_rc1-r0, 1.2.3-r0, BEFORE",
    "APK, 1.2.3-r2, 1.2.3-r10, BEFORE"
  })
  void collections_order_their_versions(Library library, String a, String b, Order order) {
    assertThat(library.compare(a, b)).contains(order);
  }

  @ParameterizedTest
  @CsvSource({
    "SEMVER, 1.2, 1.2.0",
    "SEMVER, 1.2.3.4, 1.2.3",
    "MAVEN, latest, 1.0",
    "PYPI, 2.2.0p5, 2.2.0",
    "RPM, 1.0, 1.0-1.el9",
    "APK, 1.0, 1.0-r1"
  })
  void what_is_not_of_the_scheme_is_not_compared(Library library, String a, String b) {
    assertThat(library.compare(a, b)).isEmpty();
  }

  /** Why only known schemes are asked for; where one of these fails, the detour can go. */
  @Test
  void the_library_still_has_its_traps() {
    assertThat(library("semver", "1.0.0-rc1", "1.0.0")).isPositive();
    assertThat(library("gem", "1.0.rc1", "1.0")).isPositive();
    assertThat(library("npm", "1.2", "1.2.0")).isNegative();
  }

  private static int library(String scheme, String a, String b) {
    return VersionFactory.forScheme(scheme, a).compareTo(VersionFactory.forScheme(scheme, b));
  }
}
