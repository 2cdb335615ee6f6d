package org.mastercreator.server.roster;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What can be taught: the school's concepts, from which classes choose theirs. */
@Tag(name = "Classes")
@RestController
@RequestMapping("/api/concepts")
class ConceptController {
    private final Concepts concepts;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    ConceptController(Concepts concepts, Audit audit, Idempotency idempotency, TransactionTemplate transaction) {
        this.concepts = concepts;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    record ConceptsAnswer(
            String status,
            List<Concepts.Concept> concepts,
            @Nullable String nextCursor) {}

    @Operation(summary = "The concepts of the school, with what each builds on")
    @GetMapping
    ConceptsAnswer concepts(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<Concepts.Concept> page = concepts.all(Page.Request.of(limit, cursor, 100, 3));
        return new ConceptsAnswer("success", page.items(), page.nextCursor());
    }

    record NewConceptBody(
            @Nullable @NotBlank @Size(max = 200) String conceptName,
            @Nullable @NotBlank @Size(max = 100) String subject,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 128) String> prerequisites) {}

    record ConceptAnswer(String status, Concepts.Concept concept) {}

    @Operation(summary = "Add a concept that no class has been taught yet")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ConceptAnswer create(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NewConceptBody body) {
        return idempotency.once(
                key,
                caller.userId(),
                "POST concepts",
                body,
                ConceptAnswer.class,
                complete -> transaction.execute(_ -> {
                    Concepts.Concept concept = concepts.add(
                            Objects.requireNonNull(body.conceptName()).strip(),
                            Objects.requireNonNull(body.subject()).strip(),
                            Objects.requireNonNullElse(body.prerequisites(), List.of()));
                    audit.record(caller, Audit.Action.CREATE, "concept", concept.conceptId(), Optional.empty());
                    ConceptAnswer answer = new ConceptAnswer("success", concept);
                    complete.accept(answer);
                    return answer;
                }));
    }
}
