package io.spindrift.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PageTest {
    private static final Page PAGE = new Page(
            Path.of("docs", "any.md"),
            List.of(
                    "# A title",
                    "",
                    "Opens here,",
                    "and [ends](other.md#there).",
                    "",
                    "```text",
                    "# no heading, and [no link](none.md)",
                    "```",
                    "## Rights of the `app`, and more",
                    "[Here](#a-title), [there](../README.md), [elsewhere](https://example.org/x.md)",
                    "## A title"));

    @Test
    void shouldFindHeadings_whenTheyAreOutsideOfFences() {
        assertThat(PAGE.headings()).containsExactly("A title", "Rights of the `app`, and more", "A title");
        assertThat(PAGE.slugs()).containsExactlyInAnyOrder("a-title", "rights-of-the-app-and-more", "a-title-1");
    }

    @Test
    void shouldFindLinks_whenTheyLeadToFilesOfTheProject() {
        assertThat(PAGE.links())
                .containsExactly(
                        new Page.Link(Path.of("docs", "other.md"), "there"),
                        new Page.Link(Path.of("docs", "any.md"), "a-title"),
                        new Page.Link(Path.of("README.md"), null));
    }

    @Test
    void shouldFindTheFirstParagraph() {
        assertThat(PAGE.opening()).isEqualTo("Opens here, and [ends](other.md#there).");
    }
}
