package io.github.abmrules.hubspot;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** What depends on what. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(HubSpot.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void nothingDecides() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..abmrules.rules..", "org.drools..", "org.kie..")
                .because("whoever decides is handed in")
                .check(CLASSES);
    }

    @Test
    void signaturesShowNoLibrary() {
        assertThat(CLASSES).isNotEmpty();
        for (JavaClass type : CLASSES) {
            for (JavaMember member : type.getMembers()) {
                if (type.getModifiers().contains(JavaModifier.PUBLIC)
                        && member.getModifiers().contains(JavaModifier.PUBLIC)) {
                    assertThat(member.getAllInvolvedRawTypes())
                            .as(member.getFullName())
                            .noneMatch(it -> it.getPackageName().startsWith("com.fasterxml")
                                    || it.getPackageName().startsWith("org.slf4j"));
                }
            }
        }
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.github.abmrules.hubspot.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void nothingReadsTheClockOfTheMachine() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "it reads the clock or the zone",
                        call -> call.getTarget()
                                        .getName()
                                        .matches("now|systemDefault|systemUTC|currentTimeMillis|nanoTime")
                                && call.getTargetOwner().getPackageName().startsWith("java.")))
                .because("instants and clocks are arguments")
                .check(CLASSES);
    }

    @Test
    void nothingPrintsOrReadsTheEnvironment() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CLASSES);
    }
}
