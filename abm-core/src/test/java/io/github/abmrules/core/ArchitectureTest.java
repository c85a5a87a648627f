package io.github.abmrules.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.abmrules.core.account.Account;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What depends on what. */
class ArchitectureTest {
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .importUrl(Account.class.getProtectionDomain().getCodeSource().getLocation());
        assertThat(classes).isNotEmpty();
    }

    @Test
    void nothingKnowsARuleEngineOrALogger() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.drools..", "org.kie..", "org.mvel2..", "org.slf4j..", "..abmrules.rules..")
                .because("the domain outlives the engine that decides about it")
                .check(classes);
    }

    @Test
    void onlyJsonKnowsJackson() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.github.abmrules.core.json")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(classes);
    }

    @Test
    void signaturesShowNoLibrary() {
        assertThat(signatures(resideInAnyPackage("com.fasterxml..", "tools.jackson..")))
                .as("hosts choose their own Jackson")
                .isEmpty();
    }

    @Test
    void signaturesShowNothingInternal() {
        assertThat(signatures(resideInAnyPackage("..internal.."))).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.github.abmrules.core.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void nothingReadsTheClockOrTheZoneOfTheMachine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethodWhere(describe(
                        "it reads the clock or the zone",
                        call -> call.getTarget().getName().matches("now|systemDefault|currentTimeMillis|nanoTime")
                                && call.getTargetOwner().getPackageName().startsWith("java.")))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .because("the instant of a decision is an argument")
                .check(classes);
    }

    @Test
    void nothingPrints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    @Test
    void packagesAreNamedForWhatTheyHold() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..helper..",
                        "..helpers..",
                        "..common..",
                        "..impl..",
                        "..dto..",
                        "..misc..",
                        "..base..")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(classes);
    }

    /** Where the public types outside internal packages show a type in what they extend, offer or hold. */
    private static Set<String> signatures(DescribedPredicate<JavaClass> shown) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            if (type.getPackageName().contains(".internal") || !isPublic(type)) {
                continue;
            }
            Stream.concat(type.getRawInterfaces().stream(), type.getRawSuperclass().stream())
                    .filter(shown)
                    .forEach(other -> found.add(type.getName() + " is a " + other.getName()));
            Stream.of(type.getFields(), type.getMethods(), type.getConstructors())
                    .flatMap(Set::stream)
                    .filter(ArchitectureTest::isOpen)
                    .forEach(member -> member.getAllInvolvedRawTypes().stream()
                            .filter(shown)
                            .forEach(other -> found.add(member.getFullName() + " shows " + other.getName())));
        }
        return found;
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
    }

    private static boolean isOpen(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }
}
