package io.spindrift.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words and turns that make the prose of this project hard to read, each with a better one and a sentence that has it. */
enum BannedTurn {
    ALONE("\\balone\\b", "only", "It is read at start alone."),
    BESIDE("\\bbesides?\\b", "next to, compared with, in addition to", "Each forecast beside its label."),
    ANEW("\\banew\\b", "again, from scratch, restarts", "The series begins anew."),
    WHOEVER("\\bwhoever\\b", "a noun", "Whoever looks on sees it."),
    WHO(
            "(?:^|[.;:] )who\\b|\\b(?:by|of|to|for|from|with) who\\b",
            "a noun",
            "Who takes the partition over reads the topic first."),
    WHAT(
            "(?<!says? )(?<!said )(?<!shows? )(?<!knows? )(?<!sees? )\\bwhat (?:is|was|are|were|has|have|had|came|comes?|can|cannot|could|does|do|did|goes|went|they|it|others|there|the|an?|"
                    + "this|that|people|records?|labels?|models?|series)\\b(?![^.!?]*\\?)",
            "a noun",
            "What was spilled is read again."),
    OF_WHAT(
            "\\b(?:of|from|than|by|with|for|about|on|to|in) what\\b(?![^.!?]*\\?)",
            "a noun",
            "It depends on what labels tell."),
    STANDS("\\b(?:stands?|stood)\\b", "is, means", "It stands in the header."),
    SUCH_THAT("\\bsuch that\\b", "so that", "It is chosen such that both fit."),
    SO_MANY("\\bso (?:many|much)\\b(?! that)", "as many as, many", "It is the value so many observations later."),
    BE_HAD("\\b(?:to|may|can|could|might) be had\\b", "is available", "The same is to be had as JSON."),
    TOLD(
            "\\b(?:is|are|was|were|be|been|being) told\\b(?! apart)",
            "receives, is reported",
            "The listener is told of it."),
    ASKED_FOR("\\basked for\\b", "requested, required", "A certificate is asked for."),
    A_SECOND(
            "(?:\\b(?:records|events|observations|labels|values|rows|bytes|messages|requests|times|forecasts|steps|KB|MB|GB|µs|us|ms|"
                    + "microseconds|nanoseconds|milliseconds|seconds|once|twice)|[0-9]) an? (?:second|minute|hour|day|record|core|event|"
                    + "observation|level|label|step|row|series)\\b",
            "per",
            "It takes 1,000 records a second."),
    ONE_A(
            "\\bone an? (?:level|line|row|cell|series|column|table|horizon|class)\\b",
            "one for each",
            "Intervals, one a level."),
    AS_MAY("\\bas (?:it|they|one) may\\b|\\bas \\w+ as may\\b", "as possible", "It is as small as it may be."),
    BRITISH(
            "\\b(?:learnt|labelled|labelling|modelled|colour\\w*|behaviour\\w*|neighbour\\w*|favour\\w*|honour\\w*|centre[sd]?|whilst|"
                    + "(?:initial|normal|standard|serial|recogn|organ|summar|minim|maxim|optim)is(?:e[sd]?|ing|ation))\\b",
            "American spelling",
            "The labels were learnt."),
    PARTICIPLE(
            "\\bthe (?:learnt|learned|spilled|unborn|refused|buried|asked|told)(?=[.,;:)])",
            "a noun",
            "The buried, in order."),
    FRAGMENT("^(?-i:Of) (?:the|an?|all|each|its|their|this|these|one|which|what)\\b", "a sentence", "Of the noise.");

    private final Pattern pattern;
    private final String better;
    private final String example;

    BannedTurn(String pattern, String better, String example) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.better = better;
        this.example = example;
    }

    /** Returns a sentence that has this turn. */
    String example() {
        return example;
    }

    /** Returns an error for each place of a text that has this turn. */
    List<String> in(Prose prose) {
        Matcher matcher = pattern.matcher(prose.text());
        List<String> errors = new ArrayList<>();
        while (matcher.find()) {
            int from = Math.max(0, matcher.start() - 50);
            int to = Math.min(prose.text().length(), matcher.end() + 30);
            errors.add(prose.file() + ":" + prose.line() + ": expected " + better + ", got '"
                    + matcher.group().trim() + "' in '…" + prose.text().substring(from, to) + "…'");
        }
        return errors;
    }
}
