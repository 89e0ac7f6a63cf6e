/**
 * Sources of a session guard: it ends the session after a time in the background, and after an absolute time since the user
 * signed in. What ending means (delete the tokens, revoke them, show the sign-in) is set by the app at its start. Facts: the
 * platforms' references of `ActivityLifecycleCallbacks`, `UIApplication` notifications, `AppState`, `@capacitor/app` and
 * `WidgetsBindingObserver`.
 */

export function sessionGuardKotlin(packageName: string): string {
  return `${packageName ? `package ${packageName}\n\n` : ''}import android.app.Activity
import android.app.Application
import android.os.Bundle
import android.os.SystemClock

/** Ends the session after five minutes in the background and after twelve hours. The server limits the refresh token as well. */
object SessionGuard : Application.ActivityLifecycleCallbacks {
    private const val MAX_AWAY = 5 * 60_000L
    private const val MAX_SESSION = 12 * 60 * 60_000L

    private var end: (() -> Unit)? = null
    private var startedAt = 0L
    private var leftAt = 0L
    private var visible = 0

    /** Call in \`Application.onCreate\`; [end] deletes the tokens and shows the sign-in. */
    fun watch(application: Application, end: () -> Unit) {
        this.end = end
        application.registerActivityLifecycleCallbacks(this)
    }

    /** Call when the user signs in. */
    fun start() {
        startedAt = SystemClock.elapsedRealtime()
        leftAt = 0L
    }

    override fun onActivityStarted(activity: Activity) {
        if (visible++ == 0 && isOver()) end?.invoke()
    }

    override fun onActivityStopped(activity: Activity) {
        if (--visible == 0) leftAt = SystemClock.elapsedRealtime()
    }

    private fun isOver(): Boolean {
        val now = SystemClock.elapsedRealtime()
        return now - startedAt > MAX_SESSION || (leftAt != 0L && now - leftAt > MAX_AWAY)
    }

    override fun onActivityCreated(activity: Activity, savedInstanceState: Bundle?) = Unit
    override fun onActivityResumed(activity: Activity) = Unit
    override fun onActivityPaused(activity: Activity) = Unit
    override fun onActivitySaveInstanceState(activity: Activity, outState: Bundle) = Unit
    override fun onActivityDestroyed(activity: Activity) = Unit
}
`;
}

/** Source of `SessionGuard.java`. */
export function sessionGuardJava(packageName: string): string {
  return `${packageName ? `package ${packageName};\n\n` : ''}import android.app.Activity;
import android.app.Application;
import android.os.Bundle;
import android.os.SystemClock;

/** Ends the session after five minutes in the background and after twelve hours. The server limits the refresh token as well. */
public final class SessionGuard implements Application.ActivityLifecycleCallbacks {
    private static final long MAX_AWAY = 5 * 60_000L;
    private static final long MAX_SESSION = 12 * 60 * 60_000L;

    private static long startedAt;
    private static long leftAt;

    private final Runnable end;
    private int visible;

    private SessionGuard(Runnable end) {
        this.end = end;
    }

    /** Call in {@code Application.onCreate}; {@code end} deletes the tokens and shows the sign-in. */
    public static void watch(Application application, Runnable end) {
        application.registerActivityLifecycleCallbacks(new SessionGuard(end));
    }

    /** Call when the user signs in. */
    public static void start() {
        startedAt = SystemClock.elapsedRealtime();
        leftAt = 0;
    }

    private static boolean isOver() {
        long now = SystemClock.elapsedRealtime();
        return (startedAt != 0 && now - startedAt > MAX_SESSION) || (leftAt != 0 && now - leftAt > MAX_AWAY);
    }

    @Override
    public void onActivityStarted(Activity activity) {
        if (visible++ == 0 && isOver()) end.run();
    }

    @Override
    public void onActivityStopped(Activity activity) {
        if (--visible == 0) leftAt = SystemClock.elapsedRealtime();
    }

    @Override
    public void onActivityCreated(Activity activity, Bundle savedInstanceState) {}

    @Override
    public void onActivityResumed(Activity activity) {}

    @Override
    public void onActivityPaused(Activity activity) {}

    @Override
    public void onActivitySaveInstanceState(Activity activity, Bundle outState) {}

    @Override
    public void onActivityDestroyed(Activity activity) {}
}
`;
}

export const sessionGuardHeader = `#import <UIKit/UIKit.h>

NS_ASSUME_NONNULL_BEGIN

/// Ends the session after five minutes in the background and after twelve hours. The server limits the refresh token as well.
@interface SessionGuard : NSObject

/// Call when the app starts; \`end\` deletes the tokens and shows the sign-in.
+ (void)watch:(void (^)(void))end;

/// Call when the user signs in.
+ (void)start;

@end

NS_ASSUME_NONNULL_END
`;

export const sessionGuardObjectiveC = `#import "SessionGuard.h"

static const NSTimeInterval MaxAway = 5 * 60;
static const NSTimeInterval MaxSession = 12 * 60 * 60;
static NSDate *startedAt;
static NSDate *leftAt;

@implementation SessionGuard

+ (void)watch:(void (^)(void))end {
    NSNotificationCenter *center = NSNotificationCenter.defaultCenter;
    [center addObserverForName:UIApplicationDidEnterBackgroundNotification
                        object:nil
                         queue:NSOperationQueue.mainQueue
                    usingBlock:^(NSNotification *note) {
        leftAt = [NSDate date];
    }];
    [center addObserverForName:UIApplicationWillEnterForegroundNotification
                        object:nil
                         queue:NSOperationQueue.mainQueue
                    usingBlock:^(NSNotification *note) {
        if ([SessionGuard isOver]) end();
    }];
}

+ (void)start {
    startedAt = [NSDate date];
    leftAt = nil;
}

+ (BOOL)isOver {
    if (startedAt != nil && -startedAt.timeIntervalSinceNow > MaxSession) return YES;
    return leftAt != nil && -leftAt.timeIntervalSinceNow > MaxAway;
}

@end
`;

export const sessionGuardSwift = `
/// Ends the session after five minutes in the background and after twelve hours. The server limits the refresh token as well.
@MainActor
enum SessionGuard {
    private static let maxAway: TimeInterval = 5 * 60
    private static let maxSession: TimeInterval = 12 * 60 * 60
    private static var startedAt: Date?
    private static var leftAt: Date?

    /// Call when the app starts; \`end\` deletes the tokens and shows the sign-in.
    static func watch(end: @escaping @MainActor () -> Void) {
        let center = NotificationCenter.default
        center.addObserver(forName: UIApplication.didEnterBackgroundNotification, object: nil, queue: .main) { _ in
            Task { @MainActor in leftAt = Date() }
        }
        center.addObserver(forName: UIApplication.willEnterForegroundNotification, object: nil, queue: .main) { _ in
            Task { @MainActor in if isOver() { end() } }
        }
    }

    /// Call when the user signs in.
    static func start() {
        startedAt = Date()
        leftAt = nil
    }

    private static func isOver() -> Bool {
        let now = Date()
        if let startedAt = startedAt, now.timeIntervalSince(startedAt) > maxSession { return true }
        guard let leftAt = leftAt else { return false }
        return now.timeIntervalSince(leftAt) > maxAway
    }
}
`;

export const sessionGuardDart = `import 'package:flutter/widgets.dart';

/// Ends the session after five minutes in the background and after twelve hours. The server limits the refresh token as well.
class SessionGuard with WidgetsBindingObserver {
  SessionGuard._(this._end);

  static const _maxAway = Duration(minutes: 5);
  static const _maxSession = Duration(hours: 12);
  static DateTime? _startedAt;

  final VoidCallback _end;
  DateTime? _leftAt;

  /// Call in \`main\`, after \`WidgetsFlutterBinding.ensureInitialized()\`; [end] deletes the tokens and shows the sign-in.
  static void watch(VoidCallback end) => WidgetsBinding.instance.addObserver(SessionGuard._(end));

  /// Call when the user signs in.
  static void start() => _startedAt = DateTime.now();

  @override
  void didChangeAppLifecycleState(AppLifecycleState state) {
    final now = DateTime.now();
    if (state == AppLifecycleState.paused) _leftAt = now;
    if (state != AppLifecycleState.resumed) return;
    final started = _startedAt;
    final left = _leftAt;
    final tooOld = started != null && now.difference(started) > _maxSession;
    final tooLongAway = left != null && now.difference(left) > _maxAway;
    _leftAt = null;
    if (tooOld || tooLongAway) _end();
  }
}
`;

const listeners = {
  'react-native': {
    imports: "import { AppState } from 'react-native';",
    listen: `AppState.addEventListener('change', (state) => {
    if (state === 'background') leftAt = Date.now();
    if (state === 'active' && isOver()) end();
  });`,
  },
  capacitor: {
    imports: "import { App } from '@capacitor/app';",
    listen: `void App.addListener('appStateChange', ({ isActive }) => {
    if (!isActive) leftAt = Date.now();
    else if (isOver()) end();
  });`,
  },
} as const;

export type GuardPlatform = keyof typeof listeners;

/** Source of `session-guard.ts` (or `.js`). */
export function sessionGuardScript(platform: GuardPlatform, typescript: boolean): string {
  const type = (text: string) => (typescript ? text : '');
  const { imports, listen } = listeners[platform];
  return `${imports}

const maxAway = 5 * 60_000;
const maxSession = 12 * 60 * 60_000;
let startedAt = 0;
let leftAt = 0;

function isOver()${type(': boolean')} {
  const now = Date.now();
  return (startedAt !== 0 && now - startedAt > maxSession) || (leftAt !== 0 && now - leftAt > maxAway);
}

/**
 * Ends the session after five minutes in the background and after twelve hours. Call once when the app starts; \`end\` deletes
 * the tokens and shows the sign-in. The server limits the refresh token as well.
 */
export function watchSession(end${type(': () => void')})${type(': void')} {
  ${listen}
}

/** Call when the user signs in. */
export function startSession()${type(': void')} {
  startedAt = Date.now();
  leftAt = 0;
}
`;
}
