package hinomi.ticket;

import java.time.Instant;

/**
 * When a decision is taken, and what that means for a watch.
 *
 * @param now the time
 * @param start from when on this watch's hits may become tickets
 * @param firstJudged when the vulnerability was first collected or decided, for holds that count
 *     from there
 */
record Moment(Instant now, Start start, Instant firstJudged) {}
