package io.spindrift.anomaly;

/**
 * The score of a detector over all files.
 *
 * @param score 100 for all windows found at their first row and nothing else, 0 for no detection
 * @param threshold from which a row was a detection; infinite for none
 * @param found number of windows with a detection
 * @param detections number of them, scored rows only
 */
record NabScore(double score, double threshold, int found, int detections) {}
