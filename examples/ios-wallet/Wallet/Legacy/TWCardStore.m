#import "TWCardStore.h"

#import <CommonCrypto/CommonCryptor.h>
#import <Security/Security.h>

@implementation TWCardStore

- (void)saveAccessToken:(NSString *)accessToken {
    NSLog(@"Saving token %@", accessToken);
    [[NSUserDefaults standardUserDefaults] setObject:accessToken forKey:@"accessToken"];
}

- (OSStatus)saveRefreshToken:(NSString *)refreshToken {
    NSLog(@"Saving a token of %lu characters", (unsigned long)refreshToken.length);
    NSDictionary *item = @{
        (__bridge id)kSecClass : (__bridge id)kSecClassGenericPassword,
        (__bridge id)kSecAttrService : @"app.tern.wallet.card",
        (__bridge id)kSecAttrAccessible : (__bridge id)kSecAttrAccessibleWhenUnlockedThisDeviceOnly,
        (__bridge id)kSecValueData : [refreshToken dataUsingEncoding:NSUTF8StringEncoding],
    };
    return SecItemAdd((__bridge CFDictionaryRef)item, NULL);
}

- (NSData *)sealCard:(NSData *)card key:(NSData *)key {
    NSMutableData *sealed = [NSMutableData dataWithLength:card.length + kCCBlockSize3DES];
    size_t written = 0;
    CCCryptorStatus status = CCCrypt(kCCEncrypt, kCCAlgorithm3DES, kCCOptionPKCS7Padding, key.bytes, kCCKeySize3DES, NULL,
                                     card.bytes, card.length, sealed.mutableBytes, sealed.length, &written);
    return status == kCCSuccess ? sealed : nil;
}

@end
