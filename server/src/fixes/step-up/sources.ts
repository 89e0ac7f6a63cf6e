/**
 * Sources of `requireStepUp` in every language: proof of the user right before an action that an unlocked phone alone must not
 * allow. How users prove themselves (password with the SDK's re-authentication, passkey, key behind biometrics) is set once
 * by the app; without it every helper refuses.
 */

const about = [
  'Set at the start. Asks for the password with the SDK’s re-authentication, for a passkey, or for a key behind biometrics;',
  'the server checks the proof and that it is fresh.',
];

const lines = (mark: string, indent = ''): string => about.map((line) => `${indent}${mark} ${line}`).join('\n');

export function stepUpScript(typescript: boolean): string {
  const type = (text: string) => (typescript ? text : '');
  return `let method${type(': ((reason: string) => Promise<void>) | undefined')};

${lines('//')}
export function setStepUp(ask${type(': (reason: string) => Promise<void>')})${type(': void')} {
  method = ask;
}

/** Asks the user to prove who they are. Rejects when they do not, or when no method is set. */
export async function requireStepUp(reason${type(': string')})${type(': Promise<void>')} {
  if (!method) throw new Error('No step-up method is set.');
  await method(reason);
}
`;
}

export const stepUpDart = `${lines('///')}
Future<void> Function(String reason)? stepUpMethod;

/// Asks the user to prove who they are. Throws when they do not, or when no method is set.
Future<void> requireStepUp(String reason) async {
  final method = stepUpMethod;
  if (method == null) throw StateError('No step-up method is set.');
  await method(reason);
}
`;

export function stepUpKotlin(packageName: string): string {
  return `${packageName ? `package ${packageName}\n\n` : ''}import kotlin.coroutines.resume
import kotlin.coroutines.suspendCoroutine

/** Asks users to prove who they are before an action that an unlocked phone alone must not allow. */
object StepUp {
${lines('//', '    ')}
    var method: ((reason: String, answer: (Boolean) -> Unit) -> Unit)? = null

    /** Runs [action] once the user has proved who they are, and never when they do not. */
    fun require(reason: String, action: () -> Unit) {
        ask(reason) { proved -> if (proved) action() }
    }

    /** The same in a coroutine; throws when the user does not prove it. */
    suspend fun require(reason: String) {
        val proved = suspendCoroutine { continuation -> ask(reason) { continuation.resume(it) } }
        if (!proved) throw SecurityException("Step-up refused")
    }

    private fun ask(reason: String, answer: (Boolean) -> Unit) {
        checkNotNull(method) { "No step-up method is set" }(reason, answer)
    }
}
`;
}

export function stepUpJava(packageName: string): string {
  return `${packageName ? `package ${packageName};\n\n` : ''}/** Asks users to prove who they are before an action that an unlocked phone alone must not allow. */
public final class StepUp {
    public interface Method {
        /** Runs {@code proved} once the user has proved who they are, and never when they do not. */
        void ask(String reason, Runnable proved);
    }

    private static Method method;

    private StepUp() {}

${lines('//', '    ')}
    public static void setMethod(Method ask) {
        method = ask;
    }

    public static void require(String reason, Runnable action) {
        if (method == null) {
            throw new IllegalStateException("No step-up method is set");
        }
        method.ask(reason, action);
    }
}
`;
}

export const stepUpSwift = `
/// Asks users to prove who they are before an action that an unlocked phone alone must not allow.
@MainActor
enum StepUp {
    struct NoMethod: Error {}

${lines('///', '    ')}
    static var method: ((_ reason: String) async throws -> Void)?

    /// Throws when the user does not prove it, or when no method is set.
    static func require(_ reason: String) async throws {
        guard let method = method else { throw NoMethod() }
        try await method(reason)
    }

    /// Runs \`action\` once the user has proved it, and never when they do not.
    nonisolated static func require(_ reason: String, then action: @escaping @MainActor () -> Void) {
        Task { @MainActor in
            try await require(reason)
            action()
        }
    }
}
`;

export const stepUpObjectiveC = `${lines('///')}
@protocol StepUpProvider <NSObject>
/// Implemented by the app delegate. Runs \`proved\` once the user has proved who they are, and never when they do not.
- (void)stepUpForReason:(NSString *)reason proved:(void (^)(void))proved;
@end

/// Refuses when the app delegate provides no step-up.
static void StepUpRequire(NSString *reason, void (^action)(void)) {
    id delegate = UIApplication.sharedApplication.delegate;
    if (![delegate respondsToSelector:@selector(stepUpForReason:proved:)]) return;
    [(id<StepUpProvider>)delegate stepUpForReason:reason proved:action];
}

`;
