package io.panelkeeper.web.access;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.push.Push;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Scope;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is open by mistake: what declares no privilege fails the build. Pages have a test of their own. */
class DeclaredPrivilegesTest {

    private static final JavaClasses WEB = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.panelkeeper.web");
    private static final String[] FRONT = {"io.panelkeeper.web.page..", "io.panelkeeper.web.rest..", "io.panelkeeper.web.push.."};
    /** They tell who calls, who may see, how the node is, or how things are written; none tells what a panel holds. */
    private static final Set<String> HARMLESS = Set.of("Caller", "Csrf", "Viewers", "Readiness", "PollStatistics", "Format");
    private static final Pattern WEBSOCKET = Pattern.compile("<f:websocket[^>]*\\bchannel=\"([^\"]*)\"");

    @Test
    void everyPublicServiceMethodDeclaresAPrivilege() {
        assertThat(undeclared(serviceMethods())).isEmpty();
        assertThat(serviceMethods()).as("found at all").hasSizeGreaterThan(15);
    }

    @Test
    void everyRestOperationDeclaresAPrivilege() {
        assertThat(undeclared(operations())).isEmpty();
        assertThat(operations()).as("found at all").hasSizeGreaterThan(10);
    }

    /** What privileges protect is the services; nobody reads the database past them. */
    @Test
    void pagesRestAndPushGoThroughServices() {
        noClasses().that().resideInAnyPackage(FRONT)
                .should().dependOnClassesThat().resideInAPackage("io.panelkeeper.persistence..").check(WEB);
    }

    /** A bean that declares nothing, for example one that decrypts, is no page's business unless it is on a short list. */
    @Test
    void pagesRestAndPushCallNoUndeclaredBeans() {
        Set<String> undeclared = new TreeSet<>();
        for (JavaClass caller : WEB.that(resideInAnyPackage(FRONT))) {
            Stream<JavaClass> used = caller.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType).filter(DeclaredPrivilegesTest::isBean);
            Stream<JavaClass> injected = caller.getFields().stream().filter(field -> field.isAnnotatedWith(Inject.class))
                    .map(JavaField::getRawType);
            Stream.concat(used, injected).filter(resideInAPackage("io.panelkeeper.web..").and(not(resideInAnyPackage(FRONT))))
                    .filter(bean -> !bean.getSimpleName().endsWith("Service") && !HARMLESS.contains(bean.getSimpleName()))
                    .forEach(bean -> undeclared.add(caller.getName() + " calls " + bean.getName()));
        }
        assertThat(undeclared).isEmpty();
    }

    /** The interceptor sees only calls of beans, and only methods that it can override. */
    @Test
    void declaredPrivilegesAreEnforced() {
        Set<String> ineffective = new TreeSet<>();
        for (JavaMethod method : methods().filter(method -> method.isAnnotatedWith(Requires.class)).toList()) {
            boolean bean = Stream.of(ApplicationScoped.class, RequestScoped.class, Stateless.class, Singleton.class)
                    .anyMatch(method.getOwner()::isAnnotatedWith);
            boolean open = Stream.of(JavaModifier.PRIVATE, JavaModifier.FINAL, JavaModifier.STATIC)
                    .noneMatch(method.getModifiers()::contains);
            if (!bean || !open) {
                ineffective.add(method.getFullName());
            }
        }
        assertThat(ineffective).isEmpty();
    }

    @Test
    void everyPushChannelDeclaresAPrivilege() throws IOException {
        Set<String> used = new TreeSet<>();
        for (JavaClass type : WEB) {
            type.getFields().stream().filter(field -> field.isAnnotatedWith(Push.class)).map(DeclaredPrivilegesTest::channel)
                    .forEach(used::add);
        }
        try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of("src/main/webapp"))) {
            for (java.nio.file.Path file : files.filter(path -> path.toString().endsWith(".xhtml")).toList()) {
                Matcher websocket = WEBSOCKET.matcher(Files.readString(file));
                while (websocket.find()) {
                    used.add(websocket.group(1));
                }
            }
        }
        assertThat(Stream.of(PushChannel.values()).map(PushChannel::channel)).containsAll(used);
    }

    private static boolean isBean(JavaClass type) {
        return Stream.of(NormalScope.class, Scope.class, Stateless.class, Singleton.class, Named.class).anyMatch(type::isMetaAnnotatedWith);
    }

    private static String channel(JavaField field) {
        String named = field.getAnnotationOfType(Push.class).channel();
        return named.isEmpty() ? field.getName() : named;
    }

    private static List<JavaMethod> serviceMethods() {
        return methods().filter(method -> method.getOwner().getSimpleName().endsWith("Service")
                && method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)).toList();
    }

    private static List<JavaMethod> operations() {
        return methods().filter(method -> method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                || method.isAnnotatedWith(Path.class)).toList();
    }

    private static Stream<JavaMethod> methods() {
        return WEB.stream().flatMap(type -> type.getMethods().stream());
    }

    private static List<String> undeclared(List<JavaMethod> methods) {
        return methods.stream().filter(method -> !method.isAnnotatedWith(Requires.class)
                && !method.getOwner().isAnnotatedWith(Requires.class) && !method.isAnnotatedWith(OpenTo.class))
                .map(JavaMethod::getFullName).sorted().toList();
    }
}
