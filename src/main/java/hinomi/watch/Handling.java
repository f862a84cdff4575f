package hinomi.watch;

import org.jspecify.annotations.Nullable;

/**
 * How a watch's tickets are filed; null leaves it to the tracker's settings. Names or ids
 * everywhere.
 *
 * @param assignTo a login or group
 * @param project where to file
 * @param tracker the tracker (kind of issue) in Redmine's sense
 * @param priority a fixed priority instead of the one that follows from the severity
 * @param category an issue category
 */
public record Handling(
    @Nullable String assignTo,
    @Nullable String project,
    @Nullable String tracker,
    @Nullable String priority,
    @Nullable String category) {
  public static final Handling DEFAULT = new Handling(null, null, null, null, null);
}
