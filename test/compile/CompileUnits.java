import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jetbrains.kotlin.cli.common.arguments.K2JVMCompilerArguments;
import org.jetbrains.kotlin.cli.common.messages.CompilerMessageSeverity;
import org.jetbrains.kotlin.cli.common.messages.CompilerMessageSourceLocation;
import org.jetbrains.kotlin.cli.common.messages.MessageCollector;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.jetbrains.kotlin.config.Services;

/**
 * Compiles folders of Kotlin and Java sources, each on its own, in one warm process. Arguments: the class path, the folder
 * for class files, then the source folders. Prints for each folder its errors, as {@code folder<TAB>file:line message}, and
 * {@code folder<TAB>done}.
 */
public final class CompileUnits {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    public static void main(String[] words) throws Exception {
        // The compiler otherwise closes its file system, with all jars it has read, after each use.
        System.setProperty("kotlin.environment.keepalive", "true");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(4, Runtime.getRuntime().availableProcessors()));
        List<Future<?>> running = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
            Path folder = Path.of(words[i]);
            Path classes = Path.of(words[1]).resolve(folder.getFileName());
            running.add(threads.submit(() -> {
                List<String> errors = compile(folder, classes, words[0]);
                StringBuilder report = new StringBuilder();
                for (String error : errors) {
                    report.append(folder).append('\t').append(error.replaceAll("\\s*\\n\\s*", " ")).append('\n');
                }
                out.print(report.append(folder).append("\tdone\n"));
                return null;
            }));
        }
        try {
            for (Future<?> future : running) future.get();
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> compile(Path folder, Path classes, String classPath) throws IOException {
        List<Path> kotlin = sources(folder, ".kt");
        List<Path> java = sources(folder, ".java");
        Files.createDirectories(classes);
        List<String> errors = new ArrayList<>();
        if (!kotlin.isEmpty()) kotlinc(folder, kotlin, java, classes, classPath, errors);
        if (!java.isEmpty()) javac(folder, java, classes, classes + System.getProperty("path.separator") + classPath, errors);
        return errors;
    }

    private static List<Path> sources(Path folder, String extension) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
        }
    }

    private static void kotlinc(Path folder, List<Path> kotlin, List<Path> java, Path classes, String classPath, List<String> errors) {
        K2JVMCompilerArguments arguments = new K2JVMCompilerArguments();
        List<String> files = new ArrayList<>();
        Stream.concat(kotlin.stream(), java.stream()).forEach(file -> files.add(file.toString()));
        arguments.setFreeArgs(files);
        arguments.setDestination(classes.toString());
        arguments.setClasspath(classPath);
        arguments.setNoStdlib(true);
        arguments.setNoReflect(true);
        arguments.setSuppressWarnings(true);
        arguments.setModuleName(folder.getFileName().toString());
        arguments.setJvmTarget("17");
        new K2JVMCompiler().exec(
            new MessageCollector() {
                @Override
                public void clear() {}

                @Override
                public boolean hasErrors() {
                    return !errors.isEmpty();
                }

                @Override
                public void report(CompilerMessageSeverity severity, String message, CompilerMessageSourceLocation at) {
                    if (!severity.isError()) return;
                    String place = at == null ? "" : folder.relativize(Path.of(at.getPath())) + ":" + at.getLine() + " ";
                    errors.add(place + message);
                }
            },
            Services.EMPTY,
            arguments);
    }

    private static void javac(Path folder, List<Path> java, Path classes, String classPath, List<String> errors) throws IOException {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            List<String> options = List.of("-proc:none", "-nowarn", "-Xlint:none", "-d", classes.toString(), "-classpath", classPath);
            StringWriter other = new StringWriter();
            JAVAC.getTask(other, files, found, options, null, files.getJavaFileObjectsFromPaths(java)).call();
            for (Diagnostic<? extends JavaFileObject> diagnostic : found.getDiagnostics()) {
                if (diagnostic.getKind() != Diagnostic.Kind.ERROR) continue;
                JavaFileObject source = diagnostic.getSource();
                String place = source == null ? "" : folder.relativize(Path.of(source.toUri())) + ":" + diagnostic.getLineNumber() + " ";
                errors.add(place + diagnostic.getMessage(Locale.ENGLISH));
            }
        }
    }
}
