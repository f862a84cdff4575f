package hinomi.advisory;

/**
 * The qualitative scale of CVSS, least first (CVSS v3.1 and v4.0, "Qualitative Severity Rating").
 */
public enum Severity {
  NONE,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /**
   * The rating of a base score. CVSS v2 has no ratings of its own; NVD's are used (low below 4,
   * medium below 7, high from there).
   */
  public static Severity of(CvssVersion version, double base) {
    if (version == CvssVersion.V2_0) {
      return base < 4.0 ? LOW : base < 7.0 ? MEDIUM : HIGH;
    }
    return base <= 0.0
        ? NONE
        : base < 4.0 ? LOW : base < 7.0 ? MEDIUM : base < 9.0 ? HIGH : CRITICAL;
  }
}
