package hinomi.watch;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What part a name plays where it stands in a text: its subject, or a mere mention. Most of what
 * names a product in passing is about something made for it, so the words around decide.
 */
final class Place {

  /** What a name is followed by when the text is about something made for the product. */
  private static final Pattern MADE_FOR =
      Pattern.compile(
          "^(?:[ -](?:[^ ,.;:()（）、。]+"
              + " ){0,6}?|の?)(?:plug-?ins?|themes?|extensions?|add-?ons?|modules?|"
              + "clients?|connectors?|sdk|library|libraries|scripts?|widgets?|templates?|images?|charts?|"
              + "operator|driver|プラグイン|テーマ|拡張機能|アドオン|モジュール|クライアント|ドライバ)(?![a-z])");

  private static final Pattern FOR_IT_JAPANESE = Pattern.compile("^ ?(?:用|向け|対応|版)(?!の?バージョン)");

  private static final Pattern VERSION_FOLLOWS =
      Pattern.compile(
          "^(?:,| version| versions| v\\.?|の|における)? ?(?:\\(?v?\\d+(?:\\.[0-9x*]+)*|before |prior to"
              + " |through |up to |versions? |バージョン|<|≤|>=|以前|より前)");

  private static final Pattern SUBJECT_BEFORE =
      Pattern.compile(
          "(?:^|[ (（「『、。])(?:in|of|affects|affecting|the|within) (?:the )?(?:[a-z0-9.&'-]+ )?$");

  private static final Pattern ASIDE_BEFORE =
      Pattern.compile(
          "(?:^|["
              + " (])(?:for|on|via|using|with|by|from|to|through|like|as|against|under|into|and|or|written"
              + " in|based on|such as|running|runs on|hosted on|integrated with|compatible with)"
              + " (?:the |an? )?(?:[a-z0-9.&'-]+ )?$");

  private static final Pattern SUBJECT_AFTER_JAPANESE =
      Pattern.compile("^(?:の[^。、]{0,20})?(?:における|に(?:は|、|おいて)|には|は、|の脆弱性)");

  /** Words that a longer name may add without becoming another product. */
  private static final Set<String> EDITION_WORDS =
      Set.of(
          "enterprise",
          "community",
          "edition",
          "ce",
          "ee",
          "lts",
          "esr",
          "server",
          "desktop",
          "core",
          "premium",
          "advanced",
          "professional",
          "pro",
          "standard",
          "cloud",
          "opensource",
          "open",
          "source",
          "software",
          "for",
          "windows",
          "macos",
          "mac",
          "linux",
          "android",
          "ios",
          "x64",
          "x86",
          "32-bit",
          "64-bit",
          "stable",
          "extended",
          "series",
          "and",
          "the",
          "project",
          "aix",
          "firmware",
          "os",
          "free",
          "basic",
          "mobile",
          "plus",
          "web");

  private Place() {}

  /** The tier of a name at this place of a title or text. */
  static Tier of(String text, int begin, int end, boolean title) {
    String after = text.substring(end, Math.min(text.length(), end + 90));
    if (MADE_FOR.matcher(after).find() || FOR_IT_JAPANESE.matcher(after).find()) {
      return Tier.MENTION;
    }
    String before = text.substring(Math.max(0, begin - 60), begin);
    if (ASIDE_BEFORE.matcher(before).find()) {
      return Tier.MENTION;
    }
    if (title) {
      return Tier.TITLE;
    }
    boolean subject =
        begin == 0
            || startsSentence(before)
            || SUBJECT_BEFORE.matcher(before).find()
            || VERSION_FOLLOWS.matcher(after).find()
            || SUBJECT_AFTER_JAPANESE.matcher(after).find();
    return subject ? Tier.SUBJECT : Tier.MENTION;
  }

  /**
   * The tier of a name within the name of a product: the product itself, or something else's part.
   */
  static Tier withinProduct(String product, int begin, int end, Set<String> vendor) {
    String rest = (product.substring(0, begin) + " " + product.substring(end)).strip();
    if (rest.isEmpty()) {
      return Tier.PRODUCT;
    }
    Matcher words = Pattern.compile("[^ ()（）,/]+").matcher(rest);
    while (words.find()) {
      String word = words.group();
      if (!EDITION_WORDS.contains(word) && !vendor.contains(word) && !Edges.digit(word.charAt(0))) {
        return Tier.MENTION;
      }
    }
    return Tier.AFFECTED;
  }

  private static boolean startsSentence(String before) {
    String b = before.stripTrailing();
    return b.endsWith(".") || b.endsWith("。") || b.endsWith(":") || b.endsWith("：");
  }
}
