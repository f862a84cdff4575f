package hinomi.watch.when;

/**
 * What a part of a condition says of a vulnerability.
 *
 * @param truth whether it holds
 * @param decided the smallest part that settles it
 */
record Finding(Truth truth, Part decided) {}
