package hinomi.watch.version;

import hinomi.language.Message;

/** What advisories say of an installed version. Only {@link NotAffected} may keep a ticket away. */
public sealed interface VersionVerdict {

  /**
   * The version is one of those that are affected.
   *
   * @param range the range that says so
   */
  record Affected(Message range) implements VersionVerdict {}

  /**
   * The version is clearly none of those that are affected.
   *
   * @param range the ranges that it lies outside of, or the one that excepts it
   */
  record NotAffected(Message range) implements VersionVerdict {}

  /**
   * It cannot be told, which counts as "may be affected".
   *
   * @param why what stands in the way
   * @param silent whether the advisory says nothing of versions at all, so that it does not speak
   *     against what another one says
   */
  record CannotTell(Message why, boolean silent) implements VersionVerdict {}

  /** The sentence of the verdict. */
  default Message reason() {
    return switch (this) {
      case Affected(Message range) -> range;
      case NotAffected(Message range) -> range;
      case CannotTell(Message why, boolean _) -> why;
    };
  }
}
