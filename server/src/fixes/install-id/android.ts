import type { Edit } from '../../core/edit';
import { folderOf } from '../../core/uri';
import type { RuleContext } from '../../rule-kit/rule';

const meaning =
  'A random identifier of this installation: it names no person and no device, is kept out of backups, and ends with the app.';

/**
 * Source of `InstallId` in Kotlin. Facts: developer.android.com, "Best practices for unique identifiers" and
 * `Context.getNoBackupFilesDir()`.
 */
export const installIdKotlin = (packageName: string): string => `${
  packageName ? `package ${packageName}\n\n` : ''
}import android.content.Context
import java.io.File
import java.util.UUID

/** ${meaning} */
object InstallId {
    @JvmStatic
    @Synchronized
    fun get(context: Context): String {
        val file = file(context)
        if (file.exists()) return file.readText()
        return UUID.randomUUID().toString().also { file.writeText(it) }
    }

    /** The next identifier is another one, for example after consent was withdrawn. */
    @JvmStatic
    @Synchronized
    fun reset(context: Context) {
        file(context).delete()
    }

    private fun file(context: Context) = File(context.noBackupFilesDir, "install-id")
}
`;

/** Source of `InstallId` in Java. */
export const installIdJava = (packageName: string): string => `${
  packageName ? `package ${packageName};\n\n` : ''
}import android.content.Context;
import android.util.AtomicFile;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** ${meaning} */
public final class InstallId {
    private InstallId() {}

    public static synchronized String get(Context context) {
        AtomicFile file = file(context);
        try {
            if (file.getBaseFile().exists()) return new String(file.readFully(), StandardCharsets.UTF_8);
            String id = UUID.randomUUID().toString();
            FileOutputStream out = file.startWrite();
            out.write(id.getBytes(StandardCharsets.UTF_8));
            file.finishWrite(out);
            return id;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** The next identifier is another one, for example after consent was withdrawn. */
    public static synchronized void reset(Context context) {
        file(context).delete();
    }

    private static AtomicFile file(Context context) {
        return new AtomicFile(new File(context.getNoBackupFilesDir(), "install-id"));
    }
}
`;

/** `InstallId.get(context)` and what it needs: the project's helper or a new one beside the file. */
export function androidInstallId(
  ctx: RuleContext,
  context: string,
): { readonly expression: string; readonly edits: readonly Edit[] } | undefined {
  const packageName = ctx.file.tree?.root.packageName ?? '';
  const kotlin = ctx.file.treeLanguage === 'kotlin';
  const expression = `InstallId.get(${context})`;
  const known = ctx.project.symbols.functions('get').find(({ owner }) => owner === 'InstallId');
  if (known) {
    const elsewhere = known.packageName !== packageName && known.packageName !== '';
    const module = `${known.packageName}.InstallId`;
    return { expression, edits: elsewhere ? [{ edit: 'add-import', import: { module } }] : [] };
  }
  const uri = `${folderOf(ctx.file.uri)}/InstallId.${kotlin ? 'kt' : 'java'}`;
  if (ctx.project.exists(uri) || ctx.project.symbols.classes('InstallId').length > 0) return undefined;
  const text = kotlin ? installIdKotlin(packageName) : installIdJava(packageName);
  return { expression, edits: [{ edit: 'create-file', uri, text }] };
}
