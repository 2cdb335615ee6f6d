package org.mastercreator.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls between modules and packages. */
class WallsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.mastercreator");

    @Test
    void realtime_knows_nothing_of_schools_spring_or_sql() {
        noClasses()
                .that()
                .resideInAPackage("org.mastercreator.realtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "java.sql..",
                        "org.mastercreator.learning..",
                        "org.mastercreator.server..")
                .check(CLASSES);
    }

    @Test
    void learning_is_pure() {
        classes()
                .that()
                .resideInAPackage("org.mastercreator.learning..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.mastercreator.learning..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.text..",
                        "java.math..",
                        "java.nio.charset..",
                        "org.jspecify..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.mastercreator.learning..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .check(CLASSES);
    }

    @Test
    void the_stream_is_used_by_all_and_uses_none() {
        noClasses()
                .that()
                .resideInAPackage("..server.stream..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..server.roster..",
                        "..server.mastery..",
                        "..server.alert..",
                        "..server.assessment..",
                        "..server.adaptive..",
                        "..server.pipeline..",
                        "..server.live..",
                        "..server.security..",
                        "..server.dashboard..")
                .check(CLASSES);
    }

    @Test
    void features_do_not_use_each_other_in_circles() {
        slices().matching("org.mastercreator.server.(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(
                        com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName("Caller"))
                .check(CLASSES);
    }
}
