package io.panelkeeper.it.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Schedule;
import jakarta.ejb.Schedules;
import jakarta.persistence.Converter;
import jakarta.persistence.SequenceGenerator;
import java.util.Optional;
import java.util.stream.Stream;

/** The borders of the house (design §2) and the traps of the platform that a rule can see (platform §10). */
@AnalyzeClasses(packages = "io.panelkeeper", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CORE = "io.panelkeeper.core..";
    private static final String PERSISTENCE = "io.panelkeeper.persistence..";
    private static final String WEB = "io.panelkeeper.web..";

    // Modules

    @ArchTest
    static final ArchRule coreKnowsNoServer = noClasses().that().resideInAPackage(CORE)
            .should().dependOnClassesThat().resideInAnyPackage(PERSISTENCE, WEB, "jakarta.persistence..", "jakarta.faces..", "jakarta.ejb..",
                    "jakarta.enterprise..", "jakarta.inject..", "jakarta.servlet..", "jakarta.transaction..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule persistenceKnowsNoPagesAndNoHttp = noClasses().that().resideInAPackage(PERSISTENCE)
            .should().dependOnClassesThat().resideInAnyPackage(WEB, "jakarta.faces..", "jakarta.servlet..", "jakarta.ws.rs..", "java.net.http..",
                    "org.primefaces..", "org.omnifaces..", "org.apache.hc..");

    @ArchTest
    static final ArchRule webLeavesTheDatabaseToPersistence = noClasses().that().resideInAPackage(WEB)
            // The start checks that the database answers; it asks it nothing.
            .and().resideOutsideOfPackage("io.panelkeeper.web.start")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..", "org.flywaydb..", "org.h2..",
                    "org.postgresql..");

    @ArchTest
    static final ArchRule startSendsNoSql = noClasses().that().resideInAPackage("io.panelkeeper.web.start")
            .should().dependOnClassesThat().haveFullyQualifiedName("java.sql.Statement")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.sql.PreparedStatement")
            .orShould().dependOnClassesThat().resideInAPackage("jakarta.persistence..");

    @ArchTest
    static final ArchRule launcherAndSettingsKnowTheJdkOnly = classes()
            .that().resideInAnyPackage("io.panelkeeper.launch..", "io.panelkeeper.web.config..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "io.panelkeeper.launch..", "io.panelkeeper.web.config..");

    @ArchTest
    static final ArchRule noPackageCyclesInCore = slices().matching("io.panelkeeper.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noPackageCyclesInPersistence = slices().matching("io.panelkeeper.persistence.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noPackageCyclesInWeb = slices().matching("io.panelkeeper.web.(*)..").should().beFreeOfCycles();

    // The panel client (JC-1, JC-8)

    @ArchTest
    static final ArchRule jerseyStaysInTheClient = noClasses().that().resideOutsideOfPackage("io.panelkeeper.core.panel..")
            .should().dependOnClassesThat().resideInAnyPackage("org.glassfish.jersey..", "org.apache.hc..");

    @ArchTest
    static final ArchRule clientsAreBuiltInOnePlace = classes().that(dependOn("jakarta.ws.rs.client.ClientBuilder"))
            .should(beAtMostOne());

    // EJB timers (T-1 … T-4)

    @ArchTest
    static final ArchRule timersAreNotPersistent = methods().that().areAnnotatedWith(Schedule.class).or().areAnnotatedWith(Schedules.class)
            .should(haveNoPersistentSchedule());

    @ArchTest
    static final ArchRule timersAreNamedSo = methods().that().areAnnotatedWith(Schedule.class)
            .should().beDeclaredInClassesThat().haveSimpleNameEndingWith("Timer");

    // JPA (JPA-2, JPA-3)

    /** Without one, EclipseLink stores an {@code Instant} as serialised bytes. */
    @ArchTest
    static final ArchRule instantsHaveTheirConverter = classes().that().resideInAPackage(PERSISTENCE)
            .and().haveSimpleName("InstantConverter")
            .should().beAnnotatedWith(describe("@Converter(autoApply = true)", annotation ->
                    annotation.getRawType().isEquivalentTo(Converter.class) && annotation.get("autoApply").equals(Optional.of(true))));

    @ArchTest
    static final ArchRule sequencesAreNamedAndCountInFifties = fields().that().areAnnotatedWith(SequenceGenerator.class)
            .should(nameASequenceOfFifty()).allowEmptyShould(true);

    private static DescribedPredicate<JavaClass> dependOn(String type) {
        return describe("depend on " + type, candidate -> candidate.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().getName().equals(type)));
    }

    private static ArchCondition<JavaClass> beAtMostOne() {
        return new ArchCondition<>("be at most one") {
            private JavaClass first;

            @Override
            public void check(JavaClass found, ConditionEvents events) {
                if (first != null) {
                    events.add(SimpleConditionEvent.violated(found, found.getName() + " builds clients, too, beside " + first.getName()));
                }
                first = found;
            }
        };
    }

    private static ArchCondition<JavaMethod> haveNoPersistentSchedule() {
        return new ArchCondition<>("set persistent = false") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream<Schedule> one = method.tryGetAnnotationOfType(Schedule.class).stream();
                Stream<Schedule> many = method.tryGetAnnotationOfType(Schedules.class).stream().flatMap(all -> Stream.of(all.value()));
                if (Stream.concat(one, many).anyMatch(Schedule::persistent)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is persistent: after a node dies it fires once "
                            + "more and then never again"));
                }
            }
        };
    }

    private static ArchCondition<JavaField> nameASequenceOfFifty() {
        return new ArchCondition<>("name a sequence that counts in fifties") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                SequenceGenerator generator = field.getAnnotationOfType(SequenceGenerator.class);
                if (generator.sequenceName().isEmpty() || generator.allocationSize() != 50) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " does not match the scripts' INCREMENT BY 50"));
                }
            }
        };
    }
}
