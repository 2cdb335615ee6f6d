package org.mastercreator.server.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.QuestionBody;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Caller;
import org.springframework.stereotype.Component;

/**
 * Puts what a file holds into the bank: good items go in, all in one transaction, and each other thing is told with its
 * place and reason. An item that the bank has is not added again: one that the file calls by its id gets its next version
 * if it is another one now, and what asks the same as an item in the bank is left as it is.
 */
@Component
class ItemImport {
    private static final String NO_LICENCE = "not stated";
    /** What may stand before the first sign of text in UTF-8 or UTF-16, and beside it in the latter. */
    private static final String MARKS = "\u00ef\u00bb\u00bf\u00ff\u00fe\0";

    private final ItemTable table;
    private final QtiPackage packages;
    private final Items items;
    private final ItemCheck check;

    ItemImport(ItemTable table, QtiPackage packages, Items items, ItemCheck check) {
        this.table = table;
        this.packages = packages;
        this.items = items;
        this.check = check;
    }

    /** What became of a question of the file. */
    enum Fate {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    record Taken(String where, String itemId, Fate fate) {}

    record Outcome(List<Taken> taken, List<Reading.Refused> refused, List<String> notes) {}

    /** @param concept of questions that name none; a concept of another school counts as none */
    Outcome run(Caller caller, byte[] file, Optional<String> concept) {
        Reading reading = read(file, concept);
        items.importOneAtATime();
        List<Taken> taken = new ArrayList<>();
        List<Reading.Refused> refused = new ArrayList<>(reading.refused());
        for (Reading.Candidate candidate : reading.candidates()) {
            try {
                taken.add(take(caller, candidate));
            } catch (Problem.Invalid invalid) {
                refused.add(new Reading.Refused(
                        candidate.where(),
                        invalid.errors().stream()
                                .map(error -> error.field() + " " + error.message())
                                .collect(Collectors.joining("; "))));
            }
        }
        return new Outcome(taken, refused, reading.notes());
    }

    /** By what the file begins with, whatever it is called: a zip file, XML, or else a table. */
    private Reading read(byte[] file, Optional<String> concept) {
        if (file.length > 3 && file[0] == 'P' && file[1] == 'K') {
            return packages.read(file, concept);
        }
        for (byte b : file) {
            if (b == '<') {
                return packages.readItem(file, concept);
            }
            if (MARKS.indexOf(b & 0xff) < 0 && !Character.isWhitespace(b)) {
                break;
            }
        }
        return table.read(file, concept);
    }

    private Taken take(Caller caller, Reading.Candidate candidate) {
        Optional<Item> named = candidate.itemId().flatMap(items::forChange);
        if (named.isPresent()) {
            return renew(caller, named.get(), candidate);
        }
        ItemBody body = check.checked(complete(candidate.body(), caller), "new");
        Optional<Item> twin = items.same(body);
        return twin.isPresent()
                ? new Taken(candidate.where(), twin.get().itemId(), Fate.UNCHANGED)
                : new Taken(
                        candidate.where(), items.create(body, caller.userId()).itemId(), Fate.ADDED);
    }

    private Taken renew(Caller caller, Item before, Reading.Candidate candidate) {
        ItemBody said = candidate.body();
        ItemBody body = check.checked(
                new ItemBody(
                        said.question(),
                        or(said.tags(), before.tags()),
                        or(said.gradeFrom(), before.gradeFrom()),
                        or(said.gradeTo(), before.gradeTo()),
                        or(said.readingLevel(), before.readingLevel()),
                        or(said.accommodations(), before.accommodations()),
                        or(said.source(), before.source()),
                        or(said.licence(), before.licence()),
                        or(said.author(), before.author())),
                before.itemId());
        boolean same = !before.archived() && isSame(body, before.body());
        if (!same) {
            items.change(before, body, caller.userId());
        }
        return new Taken(candidate.where(), before.itemId(), same ? Fate.UNCHANGED : Fate.CHANGED);
    }

    private static <T> @Nullable T or(@Nullable T said, @Nullable T before) {
        return said == null ? before : said;
    }

    private static boolean isSame(ItemBody one, ItemBody other) {
        QuestionBody asked = Objects.requireNonNull(one.question());
        QuestionBody before = Objects.requireNonNull(other.question());
        return Fingerprint.of(asked).equals(Fingerprint.of(before))
                && Objects.equals(asked.pointsPossible(), before.pointsPossible())
                && one.with(before).equals(other);
    }

    private static ItemBody complete(ItemBody body, Caller caller) {
        return new ItemBody(
                body.question(),
                body.tags(),
                body.gradeFrom(),
                body.gradeTo(),
                body.readingLevel(),
                body.accommodations(),
                body.source(),
                or(body.licence(), NO_LICENCE),
                or(body.author(), caller.displayName()));
    }
}
