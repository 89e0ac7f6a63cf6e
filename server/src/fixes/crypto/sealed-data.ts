/**
 * `SealData` and `OpenData` for Objective-C, which has no AES-GCM: CommonCrypto's CBC with a fresh IV, authenticated by HMAC
 * (encrypt, then authenticate), with keys that the device makes and keeps. Facts: `CCCrypt(3cc)`, `CCHmac(3cc)`,
 * developer.apple.com "Keychain services", `timingsafe_bcmp(3)`.
 */
export const sealedDataObjectiveC = `#import <CommonCrypto/CommonCryptor.h>
#import <CommonCrypto/CommonDigest.h>
#import <CommonCrypto/CommonHMAC.h>
#import <Foundation/Foundation.h>
#import <Security/Security.h>
#include <string.h>

static NSDictionary *SealingKeysQuery(void) {
    return @{
        (__bridge id)kSecClass: (__bridge id)kSecClassGenericPassword,
        (__bridge id)kSecAttrService: NSBundle.mainBundle.bundleIdentifier ?: @"SealedData",
        (__bridge id)kSecAttrAccount: @"sealing-keys",
    };
}

/// One key to encrypt and one to authenticate, made on this device on first use; nil when the keychain refuses.
static NSData *SealingKeys(void) {
    NSMutableDictionary *search = [SealingKeysQuery() mutableCopy];
    search[(__bridge id)kSecReturnData] = @YES;
    CFTypeRef result = NULL;
    OSStatus status = SecItemCopyMatching((__bridge CFDictionaryRef)search, &result);
    if (status == errSecSuccess) return (__bridge_transfer NSData *)result;
    if (status != errSecItemNotFound) return nil;
    NSMutableData *keys = [NSMutableData dataWithLength:2 * kCCKeySizeAES256];
    if (SecRandomCopyBytes(kSecRandomDefault, keys.length, keys.mutableBytes) != errSecSuccess) return nil;
    NSMutableDictionary *item = [SealingKeysQuery() mutableCopy];
    item[(__bridge id)kSecValueData] = keys;
    item[(__bridge id)kSecAttrAccessible] = (__bridge id)kSecAttrAccessibleWhenUnlockedThisDeviceOnly;
    return SecItemAdd((__bridge CFDictionaryRef)item, NULL) == errSecSuccess ? keys : nil;
}

static NSData *SealingTag(NSData *keys, const void *bytes, size_t length) {
    NSMutableData *tag = [NSMutableData dataWithLength:CC_SHA256_DIGEST_LENGTH];
    const char *key = (const char *)keys.bytes + kCCKeySizeAES256;
    CCHmac(kCCHmacAlgSHA256, key, kCCKeySizeAES256, bytes, length, tag.mutableBytes);
    return tag;
}

/// IV, AES-256 ciphertext and HMAC in one value; nil when the keychain refuses.
NSData *SealData(NSData *data) {
    NSData *keys = SealingKeys();
    if (!keys) return nil;
    NSMutableData *sealed = [NSMutableData dataWithLength:kCCBlockSizeAES128];
    if (SecRandomCopyBytes(kSecRandomDefault, sealed.length, sealed.mutableBytes) != errSecSuccess) return nil;
    NSMutableData *text = [NSMutableData dataWithLength:data.length + kCCBlockSizeAES128];
    size_t length = 0;
    CCCryptorStatus status = CCCrypt(kCCEncrypt, kCCAlgorithmAES, kCCOptionPKCS7Padding, keys.bytes, kCCKeySizeAES256,
                                     sealed.bytes, data.bytes, data.length, text.mutableBytes, text.length, &length);
    if (status != kCCSuccess) return nil;
    text.length = length;
    [sealed appendData:text];
    [sealed appendData:SealingTag(keys, sealed.bytes, sealed.length)];
    return sealed;
}

/// Nil for what SealData did not make. Decrypt that as before, and seal it when it is written next.
NSData *OpenData(NSData *sealed) {
    NSData *keys = SealingKeys();
    if (!keys || sealed.length < 2 * kCCBlockSizeAES128 + CC_SHA256_DIGEST_LENGTH) return nil;
    size_t signedLength = sealed.length - CC_SHA256_DIGEST_LENGTH;
    const char *bytes = sealed.bytes;
    NSData *tag = SealingTag(keys, bytes, signedLength);
    if (timingsafe_bcmp(tag.bytes, bytes + signedLength, tag.length) != 0) return nil;
    size_t textLength = signedLength - kCCBlockSizeAES128;
    NSMutableData *data = [NSMutableData dataWithLength:textLength];
    size_t length = 0;
    CCCryptorStatus status =
        CCCrypt(kCCDecrypt, kCCAlgorithmAES, kCCOptionPKCS7Padding, keys.bytes, kCCKeySizeAES256, bytes,
                bytes + kCCBlockSizeAES128, textLength, data.mutableBytes, data.length, &length);
    if (status != kCCSuccess) return nil;
    data.length = length;
    return data;
}
`;
